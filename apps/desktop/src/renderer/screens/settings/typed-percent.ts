import { formatAmount, parseAmount } from '../../../contract/money.ts';

const LEAST = 1;
const MOST = 5_000;

/** A typed percentage in basis points; a sentence where it cannot be one. */
export function typedPercent(
  text: string,
  locale: string,
): { readonly basisPoints: number | null; readonly problem: string | null } {
  if (text.trim() === '') return { basisPoints: null, problem: null };
  const parsed = parseAmount(text.replace('%', '').trim(), 2, locale);
  const wrong = (why: string) => ({ basisPoints: null, problem: `${why} ${allowed(locale)}` });
  if (!parsed.ok) {
    const { code } = parsed.error;
    if (code === 'NEGATIVE') return wrong('It cannot be less than nothing.');
    if (code === 'TOO_LARGE') return wrong('That is too much.');
    return wrong(
      code === 'TOO_MANY_DECIMALS' ? 'Two digits after the point at most.' : 'That is no number.',
    );
  }
  if (parsed.value > MOST) return wrong('That is too much.');
  if (parsed.value < LEAST) return wrong('That is too little.');
  return { basisPoints: Number(parsed.value), problem: null };
}

/** What can be typed. */
export function allowed(locale: string): string {
  const [least, most] = [LEAST, MOST].map((points) => formatAmount(BigInt(points), 2, { locale }));
  return `Type a number from ${least} to ${most}.`;
}
