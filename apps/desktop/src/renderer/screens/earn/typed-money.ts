import type { Amount } from '../../../contract/values.ts';
import { typedUnits } from '../../ui/typed-units.ts';

/** What was typed, as the backend takes it: a plain decimal number; null while it is none. */
export interface TypedMoney {
  readonly plain: string | null;
  readonly units: bigint | null;
  readonly problem: string | null;
}

/** Reads an amount as it is typed, in the digits of its token. Nothing is rounded. */
export function typedMoney(text: string, decimals: number, locale: string): TypedMoney {
  const { units, problem } = typedUnits(text, decimals, locale);
  if (units === null || units === 0n) {
    return {
      plain: null,
      units: null,
      problem: units === 0n ? 'Type an amount above zero.' : problem,
    };
  }
  return { plain: plainOf(units, decimals), units, problem: null };
}

/** Base units as a plain decimal number, without a locale. */
export function plainOf(units: bigint, decimals: number): string {
  const digits = units.toString().padStart(decimals + 1, '0');
  if (decimals === 0) return digits;
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  const whole = digits.slice(0, -decimals);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** Whether what is typed is there. */
export function covers(held: Amount | null, typed: TypedMoney): boolean {
  return typed.units !== null && held !== null && typed.units <= BigInt(held.units);
}
