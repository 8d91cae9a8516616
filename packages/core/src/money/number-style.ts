/** How a locale writes numbers: its separators, and the digits in its groups (3 and 3; in India 3 and then 2). */
export type NumberStyle = {
  readonly decimal: string;
  readonly group: string;
  /** Digits in the group nearest the decimal separator. */
  readonly primary: number;
  /** Digits in every further group. */
  readonly secondary: number;
};

/** No locale: a point before the decimals and no grouping, the form that is stored, copied and sent. */
export const PLAIN_STYLE: NumberStyle = { decimal: '.', group: '', primary: 3, secondary: 3 };

// Only the shape is read from this number, never an amount; ten digits show both group sizes.
const SPECIMEN = 9876543210.5;

/**
 * Reads a locale's way of writing numbers from the runtime's own tables, always with Latin digits.
 *
 * @param locale - a BCP 47 tag such as `de-CH`
 * @returns the style, or `undefined` when the tag is malformed
 */
export function numberStyleOf(locale: string): NumberStyle | undefined {
  let parts: Intl.NumberFormatPart[];
  try {
    parts = new Intl.NumberFormat(locale, {
      numberingSystem: 'latn',
      useGrouping: 'always',
    }).formatToParts(SPECIMEN);
  } catch {
    return undefined;
  }
  const groups = parts.filter((part) => part.type === 'integer').map((part) => part.value.length);
  const primary = groups.at(-1) ?? 3;
  return {
    decimal: parts.find((part) => part.type === 'decimal')?.value ?? '.',
    group: parts.find((part) => part.type === 'group')?.value ?? '',
    primary: groups.length > 1 ? primary : 3,
    secondary: groups.length > 2 ? (groups.at(-2) ?? primary) : 3,
  };
}
