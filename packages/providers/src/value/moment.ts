import type { Instant } from '@countinghouse/core';

/** Numbers below this are seconds: as milliseconds they would be before March 1973. */
const SECONDS_BELOW = 1e11;
/** The end of the time JavaScript can name. */
const LATEST = 8.64e15;

/**
 * A moment as services write it: a number of seconds or milliseconds since 1970, the same as text,
 * or ISO 8601.
 *
 * @returns `null` for what is absent or no moment; a figure in an answer must never spoil the rest
 */
export function toInstant(value: string | number | null | undefined): Instant | null {
  if (value === null || value === undefined) return null;
  const text = String(value).trim();
  if (/^\d{1,16}(\.\d+)?$/.test(text)) {
    const number = Number(text);
    const at = Math.floor(number < SECONDS_BELOW ? number * 1000 : number);
    return at <= LATEST ? at : null;
  }
  // Date.parse alone takes nearly any text for a moment.
  const at = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
