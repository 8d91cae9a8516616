/** `2026-09-01 00:00 UTC` from unix seconds; a number that is no date stays a number. */
export function utc(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime())
    ? `second ${seconds}`
    : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
