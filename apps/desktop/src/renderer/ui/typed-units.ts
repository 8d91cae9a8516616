import { parseAmount } from '../../contract/money.ts';

/** What was typed, in base units; null while it is empty or no amount, which `problem` then says. */
export interface TypedUnits {
  readonly units: bigint | null;
  readonly problem: string | null;
}

/** Reads an amount while it is typed: a separator at the end is a number not yet finished. */
export function typedUnits(typed: string, decimals: number | null, locale: string): TypedUnits {
  const text = typed.trim().replace(/(\d)[.,]$/, '$1');
  if (text === '' || decimals === null) return { units: null, problem: null };
  const parsed = parseAmount(text, decimals, locale);
  return parsed.ok
    ? { units: parsed.value, problem: null }
    : { units: null, problem: parsed.error.message };
}
