import { type EarnAsset, parseAmount } from '@countinghouse/core';
import type { Answer } from '../../contract/result.ts';
import { refuse } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import { nameOf, usdcOn } from './usdc.ts';

export interface TypedAmount {
  readonly usdc: EarnAsset;
  /** Base units, more than none. */
  readonly units: bigint;
}

/** An amount of USDC on a chain, as a plain decimal number. It has six decimals and is never rounded. */
export function usdcTyped(house: OpenHouse, chain: string, text: string): Answer<TypedAmount> {
  const usdc = usdcOn(house, chain);
  if (usdc === null) {
    return refuse('REFUSED', `USDC on ${nameOf(chain)} is not known here.`, 'NO_USDC');
  }
  const units = unitsTyped(text, usdc);
  return units.ok ? { ok: true, value: { usdc, units: units.value } } : units;
}

/** A plain decimal number of any token in its base units. */
export function unitsTyped(
  text: string,
  { symbol, decimals }: Pick<EarnAsset, 'symbol' | 'decimals'>,
): Answer<bigint> {
  const units = parseAmount(text, decimals);
  if (!units.ok) {
    const many = units.error.code === 'TOO_MANY_DECIMALS';
    const sentence = many
      ? `${symbol} has ${decimals} decimals and no more; the amount is not rounded for you.`
      : units.error.message;
    return refuse('REFUSED', sentence, units.error.code);
  }
  if (units.value <= 0n) return refuse('REFUSED', 'Say how much, more than nothing.', 'BAD_AMOUNT');
  return { ok: true, value: units.value };
}
