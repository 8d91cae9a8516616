import { type Address, erc20Abi } from 'viem';
import type { ReadChain } from './world.ts';

/** What an address holds of a token, in its smallest units. */
export const held = ({ client }: ReadChain, token: Address, of: Address): Promise<bigint> =>
  client.readContract({ address: token, abi: erc20Abi, functionName: 'balanceOf', args: [of] });

const WHOLE = 10_000n;

/** An amount less so many basis points of it, rounded down as the contracts round fees. */
export const lessBps = (amount: bigint, ...fees: readonly bigint[]): bigint =>
  fees.reduce((left, bps) => left - (amount * bps) / WHOLE, amount);

/** An amount of one token in the units of another of the same worth. */
export const inDecimals = (amount: bigint, from: number, to: number): bigint =>
  (amount * 10n ** BigInt(to)) / 10n ** BigInt(from);
