import { parseAmount } from '../../../contract/money.ts';

const MOST = 5_000;

/** A typed percentage in basis points; a sentence where it cannot be one. */
export function typedPercent(
  text: string,
  locale: string,
): { readonly basisPoints: number | null; readonly problem: string | null } {
  if (text.trim() === '') return { basisPoints: null, problem: null };
  const parsed = parseAmount(text.replace('%', '').trim(), 2, locale);
  if (!parsed.ok) return { basisPoints: null, problem: 'Two digits after the point at most.' };
  const basisPoints = Number(parsed.value);
  return basisPoints >= 1 && basisPoints <= MOST
    ? { basisPoints, problem: null }
    : { basisPoints: null, problem: 'Between 0.01 and 50.' };
}
