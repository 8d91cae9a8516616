/** The stage's time stands still: the pictures of one day are those of the next. */
export const NOW = Date.UTC(2026, 10, 24, 14, 2, 37);
const MINUTE = 60_000;

export const ago = (minutes: number): number => NOW - minutes * MINUTE;
export const ahead = (minutes: number): number => NOW + minutes * MINUTE;
