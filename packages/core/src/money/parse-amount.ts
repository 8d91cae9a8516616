import type { Result } from '../result/result.ts';
import { ok } from '../result/result.ts';
import type { AmountProblem } from './amount-problem.ts';
import { refuseAmount } from './amount-problem.ts';
import { areDecimals, MAX_UNITS } from './decimals.ts';
import { numberStyleOf, PLAIN_STYLE } from './number-style.ts';
import { splitNumber } from './separators.ts';

const MAX_CHARACTERS = 200;

/**
 * Reads an amount as people really type it and gives exact base units, or says why not. Nothing is
 * ever rounded, and nothing is guessed where two readings are possible.
 *
 * Taken: surrounding space, comma or point before the decimals, thousands separators in their places
 * (comma, point, spaces, apostrophe; Indian groups in an Indian locale), a leading separator (".5"),
 * superfluous zeros at the end.
 *
 * @param text - what was typed; anything but a string is refused, not thrown
 * @param decimals - of the asset, 0 to 77
 * @param locale - BCP 47 tag of the person; without one the point is the decimal separator
 * @returns base units, zero included (whether zero makes sense is the caller's question)
 */
export function parseAmount(
  text: unknown,
  decimals: number,
  locale?: string,
): Result<bigint, AmountProblem> {
  if (!areDecimals(decimals)) {
    return refuseAmount('BAD_DECIMALS', 'The decimals of this asset are not known.');
  }
  const style = locale === undefined ? PLAIN_STYLE : numberStyleOf(locale);
  if (style === undefined) {
    return refuseAmount('BAD_LOCALE', 'The language setting for numbers is not a known one.');
  }
  if (typeof text !== 'string') return refuseAmount('NOT_TEXT', 'An amount must be text.');
  const trimmed = text.trim();
  const refusal = refusalByCharacters(trimmed);
  if (refusal !== undefined) return refusal;

  const split = splitNumber(trimmed, style);
  if (!split.ok) return split;
  const fraction = split.value.fraction.replace(/0+$/u, '');
  if (fraction.length > decimals) {
    return refuseAmount(
      'TOO_MANY_DECIMALS',
      decimals === 0
        ? 'This asset cannot be divided: type a whole number.'
        : `This asset has ${decimals} decimals; the amount has ${fraction.length}. It is not rounded for you.`,
    );
  }
  const units = BigInt(`${split.value.whole}${fraction.padEnd(decimals, '0')}` || '0');
  if (units > MAX_UNITS) return refuseAmount('TOO_LARGE', 'The amount is larger than any asset.');
  return ok(units);
}

function refusalByCharacters(text: string) {
  if (text === '') return refuseAmount('EMPTY', 'Type an amount.');
  if (text.length > MAX_CHARACTERS) return refuseAmount('TOO_LONG', 'The amount is too long.');
  if (/^(?:[-\u2010-\u2015\u2212\ufe63\uff0d]|\(.*\)$|.*-$)/u.test(text)) {
    return refuseAmount('NEGATIVE', 'An amount cannot be negative.');
  }
  if (/^[+]?0x/iu.test(text)) {
    return refuseAmount('HEX', 'Type the amount in decimal digits, not in hexadecimal.');
  }
  if (/^[+\d.,]*\d[.,]?e[-+\u2212]?\d*$/iu.test(text)) {
    return refuseAmount('EXPONENT', 'Write the amount out, without an exponent.');
  }
  if (/[^\P{Nd}0-9]/u.test(text)) {
    return refuseAmount('OTHER_DIGITS', 'Type the amount with the digits 0 to 9.');
  }
  if (/[^\d.,'\u2019 \u00a0\u202f\u2009\u2007]/u.test(text)) {
    return refuseAmount('NOT_A_NUMBER', 'Type only the number, without signs, symbols or words.');
  }
  if (!/\d/u.test(text)) return refuseAmount('NO_DIGITS', 'The amount has no digits.');
  return undefined;
}
