import type { Result } from '../result/result.ts';
import { ok } from '../result/result.ts';
import type { AmountProblem } from './amount-problem.ts';
import { refuseAmount } from './amount-problem.ts';
import type { NumberStyle } from './number-style.ts';

/** A typed number taken apart: ASCII digits only, `whole` may be empty (".5"), `fraction` too ("5"). */
export type SplitNumber = { readonly whole: string; readonly fraction: string };

// What keyboards and spreadsheets put between thousands besides comma and point: plain, no-break,
// narrow no-break, thin and figure spaces, and the two apostrophes of Switzerland.
const GROUP_ONLY = /[ \u00a0\u202f\u2009\u2007'\u2019]/u;
const ANY_SEPARATOR = /[ \u00a0\u202f\u2009\u2007'\u2019.,]/u;

/**
 * Decides which separators group thousands and which one starts the decimals.
 *
 * A lone comma or point before exactly three digits could be either. It is taken as the decimal
 * separator only where the locale (or, without one, the plain form) says so; otherwise the person is
 * asked, because the two readings differ by a factor of a thousand.
 *
 * @param text - digits and separators only, at least one digit
 * @param style - of the person's locale, or the plain style
 */
export function splitNumber(text: string, style: NumberStyle): Result<SplitNumber, AmountProblem> {
  const points = text.split('.').length - 1;
  const commas = text.split(',').length - 1;
  const decimal = decimalSeparatorOf(text, points, commas);
  const at = decimal === undefined ? -1 : text.lastIndexOf(decimal);
  const grouped = at < 0 ? text : text.slice(0, at);
  const fraction = at < 0 ? '' : text.slice(at + 1);

  if (at >= 0 && fraction === '') {
    return refuseAmount(
      'TRAILING_SEPARATOR',
      'The amount ends in a separator: finish it, or leave the separator away.',
    );
  }
  if (ANY_SEPARATOR.test(fraction)) return misplaced();
  const whole = ungroup(grouped, style);
  if (whole === undefined) return misplaced();

  const lone = points + commas === 1 && !GROUP_ONLY.test(text);
  if (lone && decimal !== undefined && couldGroup(grouped, fraction) && decimal !== style.decimal) {
    const readings = [`${whole}${fraction}`, `${whole}${style.decimal}${fraction}`] as const;
    return refuseAmount(
      'AMBIGUOUS',
      `That can be read as ${readings[0]} or as ${readings[1]}. Which one is meant? Type it without thousands separators.`,
      readings,
    );
  }
  return ok({ whole, fraction });
}

/** The separator that can start decimals: the last of two kinds, or the only one of its kind. */
function decimalSeparatorOf(text: string, points: number, commas: number): '.' | ',' | undefined {
  if (points > 0 && commas > 0) return text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
  if (points === 1) return '.';
  if (commas === 1) return ',';
  return undefined;
}

function couldGroup(whole: string, fraction: string): boolean {
  return fraction.length === 3 && /^[1-9]\d{0,2}$/u.test(whole);
}

/** Removes thousands separators, or gives `undefined` when they are mixed or stand where none can. */
function ungroup(text: string, style: NumberStyle): string | undefined {
  if (!ANY_SEPARATOR.test(text)) return text;
  const kinds = new Set(text.replace(/\d/gu, ''));
  if (kinds.size > 1) return undefined;
  const groups = text.split(ANY_SEPARATOR);
  const sizes = groups.map((group) => group.length);
  return fits(sizes, 3, 3) || fits(sizes, style.primary, style.secondary)
    ? groups.join('')
    : undefined;
}

function fits(sizes: readonly number[], primary: number, secondary: number): boolean {
  const first = sizes[0] ?? 0;
  const last = sizes.length - 1;
  return (
    first >= 1 &&
    first <= secondary &&
    sizes.every((size, i) => i === 0 || size === (i === last ? primary : secondary))
  );
}

function misplaced() {
  return refuseAmount(
    'MISPLACED_SEPARATOR',
    'The separators stand where they cannot: write the amount without thousands separators.',
  );
}
