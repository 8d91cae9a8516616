import { areDecimals, oneWhole } from './decimals.ts';
import type { NumberStyle } from './number-style.ts';
import { numberStyleOf, PLAIN_STYLE } from './number-style.ts';
import type { RoundFor } from './round-for.ts';
import { divideCeil, divideFloor } from './round-for.ts';

/**
 * How to write an amount. Exact unless shortened; whoever shortens must say against whose loss.
 *
 * - `locale`: BCP 47 tag for separators and groups; without it the plain form `1234.5`
 * - `minDecimals`: pad with zeros up to this many (2 for money)
 * - `maxDecimals` with `rounding`: shorten to this many
 */
export type FormatOptions = {
  readonly locale?: string;
  readonly minDecimals?: number;
} & (
  | { readonly maxDecimals: number; readonly rounding: RoundFor }
  | { readonly maxDecimals?: never; readonly rounding?: never }
);

/**
 * Writes base units for reading, e.g. `1234500000n` with 6 decimals as `1234.5`, or `1.234,5` in `de`.
 * A malformed locale falls back to the plain form: an amount must never fail to be shown.
 *
 * @param units - base units; a negative number is a change of balance
 */
export function formatAmount(units: bigint, decimals: number, options: FormatOptions = {}): string {
  const style =
    (options.locale === undefined ? undefined : numberStyleOf(options.locale)) ?? PLAIN_STYLE;
  return write(units, decimals, options, style);
}

/**
 * Writes base units for an input field: exact, with the locale's decimal separator and no grouping,
 * so that `parseAmount` with the same locale always reads back the same units.
 */
export function formatAmountForInput(units: bigint, decimals: number, locale?: string): string {
  const style = (locale === undefined ? undefined : numberStyleOf(locale)) ?? PLAIN_STYLE;
  return write(units, decimals, {}, { ...style, group: '' });
}

function write(
  units: bigint,
  decimals: number,
  options: FormatOptions,
  style: NumberStyle,
): string {
  if (!areDecimals(decimals)) throw new RangeError('The decimals of the asset are impossible.');
  const kept = Math.min(options.maxDecimals ?? decimals, decimals);
  const step = oneWhole(decimals - kept);
  const short = options.rounding === 'paid' ? divideCeil(units, step) : divideFloor(units, step);
  const digits = (short < 0n ? -short : short).toString().padStart(kept + 1, '0');
  const whole = digits.slice(0, digits.length - kept);
  const fraction = digits
    .slice(digits.length - kept)
    .replace(/0+$/u, '')
    .padEnd(options.minDecimals ?? 0, '0');
  const sign = short < 0n ? '-' : '';
  const tail = fraction === '' ? '' : `${style.decimal}${fraction}`;
  return `${sign}${group(whole, style)}${tail}`;
}

function group(whole: string, style: NumberStyle): string {
  if (style.group === '' || whole.length <= style.primary) return whole;
  const groups = [whole.slice(-style.primary)];
  let rest = whole.slice(0, -style.primary);
  while (rest !== '') {
    groups.unshift(rest.slice(-style.secondary));
    rest = rest.slice(0, -style.secondary);
  }
  return groups.join(style.group);
}
