const DAY_MS = 24 * 60 * 60_000;

/** A day as a date field has it, so many days from now, where the person is. */
export function dayFrom(now: number, days: number): string {
  const day = new Date(now + days * DAY_MS);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** The last second of a day where the person is; null where it is no day. */
export function endOfDay(day: string): number | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (year === undefined || month === undefined || date === undefined) return null;
  const end = new Date(Number(year), Number(month) - 1, Number(date), 23, 59, 59, 0);
  return end.getDate() === Number(date) ? end.getTime() : null;
}
