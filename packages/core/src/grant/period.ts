const STEPS = [
  [86_400, 'day', 'days'],
  [3_600, 'hour', 'hours'],
  [60, 'minute', 'minutes'],
  [1, 'second', 'seconds'],
] as const;

/** `24 hours`, `7 days`: exact, in the largest unit of which there are two or more. */
export function period(seconds: number): string {
  const step = STEPS.find(([size]) => seconds % size === 0 && seconds / size > 1) ?? STEPS[3];
  const [size, one, many] = step;
  const count = seconds / size;
  return `${count} ${count === 1 ? one : many}`;
}
