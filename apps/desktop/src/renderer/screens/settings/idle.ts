/** Minutes one can choose until the lock. */
const CHOICES: readonly number[] = [1, 5, 10, 15, 30, 60, 120, 240];
const NEVER = 'never';

export function choiceOf(minutes: number | null): string {
  return minutes === null ? NEVER : String(minutes);
}

export function minutesOf(value: string): number | null {
  return value === NEVER ? null : Number(value);
}

/** The choices, and what stands there now even if it is none of them. */
export function idleOptions(
  now: number | null,
): readonly { readonly value: string; readonly text: string }[] {
  const all = now === null || CHOICES.includes(now) ? CHOICES : [...CHOICES, now];
  const sorted = [...all].sort((a, b) => a - b);
  return [
    ...sorted.map((minutes) => ({ value: String(minutes), text: `after ${inWords(minutes)}` })),
    { value: NEVER, text: 'never' },
  ];
}

function inWords(minutes: number): string {
  if (minutes % 60 === 0) return minutes === 60 ? 'an hour' : `${minutes / 60} hours`;
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
