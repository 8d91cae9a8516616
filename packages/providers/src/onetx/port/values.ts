import { type ChainId, evmChainId, evmChainNumber } from '@countinghouse/core';
import { baseUnits } from '../../value/base-units.ts';

/*
 * What of an answer is of its form; null for all else, because no answer must be lost for the want of
 * a figure that is for display.
 */

export function chainOrNull(number: number | null | undefined): ChainId | null {
  const chain = evmChainId(number ?? 0);
  return chain.ok ? chain.value : null;
}

/** In lower case, as the chains spell them: the service may not, and hashes are compared. */
export function hashOrNull(text: string | null | undefined): string | null {
  return text != null && /^0x[0-9a-fA-F]{64}$/.test(text) ? text.toLowerCase() : null;
}

export function addressOrNull(text: string | null | undefined): string | null {
  return text != null && /^0x[0-9a-fA-F]{40}$/.test(text) ? text : null;
}

/** An amount in base units that may have come as a number, as long as JSON can have carried it. */
export function unitsOrNull(value: string | number | null | undefined): bigint | null {
  if (typeof value !== 'number') return baseUnits(value);
  return Number.isSafeInteger(value) && value >= 0 ? BigInt(value) : null;
}

/** 0, which no chain has and every check refuses, for what is no EVM chain. */
export function chainNumber(chain: string): number {
  return evmChainNumber(chain) ?? 0;
}
