import type { Hex } from 'viem';
import { readAnything } from './anything.ts';
import { readCalls } from './calls.ts';
import { readGas } from './gas.ts';
import { readMessageCallers } from './message-callers.ts';
import type { PolicyFacts, PolicyReader } from './policy-reader.ts';
import { readRate, readRenewingRate } from './rate.ts';
import { readSpendCap } from './spend-cap.ts';
import { readTime } from './time.ts';

/** The policy contracts that this program can read, by their canonical addresses. */
const readers: ReadonlyMap<string, PolicyReader> = new Map(
  Object.entries({
    // Call policies 0.0.2 to 0.0.5 are set up with the same bytes.
    '0x67Fa43ca2D689beA4d10b9F2C96828828A2Ab275': readCalls,
    '0xB3CB5f502250360335614df1421f2AAbE98CE503': readCalls,
    '0x9a52283276A0ec8740DF50bF01B28A80D880eaf2': readCalls,
    '0x85770b902D1e503D5f5141d9eaC16d0d08eEaDd2': readCalls,
    '0xB9f8f524bE6EcD8C945b1b87f9ae5C192FdCE20F': readTime,
    '0xf63d4139B25c836334edD76641356c6b74C86873': readRate,
    '0x6a06358e6b283921deceabe7e8a3741d506cca9b': readRenewingRate,
    '0xaeFC5AbC67FfD258abD0A3E54f65E70326F84b23': readGas,
    '0x67b436caD8a6D025DF6C82C5BB43fbF11fC5B9B7': readAnything,
    '0xF6A936c88D97E6fad13b98d2FD731Ff17eeD591d': readMessageCallers,
    // The sandbox's own; nothing lives there on a real chain, and a grant with nothing there cannot be used.
    '0x848518dbc61d1b3cb62a94747fd45173c57be282': readSpendCap,
  }).map(([address, reader]) => [address.toLowerCase(), reader]),
);

/** What a policy says. Total: one that nobody here knows, or whose bytes are odd, is kept raw. */
export function readPolicy(contract: string, data: Hex): PolicyFacts {
  return readers.get(contract.toLowerCase())?.(data) ?? { kind: 'unknown', raw: data };
}
