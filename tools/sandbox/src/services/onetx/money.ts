import { type Address, encodeFunctionData, erc20Abi } from 'viem';
import type { AccountCall } from '../../kernel/calls.ts';
import { ROUTER_ABI } from '../../stack/abi.ts';
import { routerOf } from '../../stack/addresses.ts';
import type { ReadChain } from './world.ts';

export const USDC_DECIMALS = 6;

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

/** What 1tx takes of each purchase and sale on a chain, in basis points. */
export const protocolFee = ({ client, chain }: ReadChain): Promise<bigint> =>
  client.readContract({
    address: routerOf(chain.id),
    abi: ROUTER_ABI,
    functionName: 'protocolFeeBps',
  });

/** The call that lets somebody have an amount of a token. */
export const approval = (token: Address, spender: Address, amount: bigint): AccountCall => ({
  to: token,
  data: encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args: [spender, amount] }),
});
