import type { Trouble } from '../../action/definition.ts';
import type { ChainPort, Transfer } from '../../ports/chain.ts';
import { ok, type Result } from '../../result/result.ts';
import { sameAddress } from '../shape.ts';
import { isCrossChain, type OrderInput } from './input.ts';
import type { Arrival } from './state.ts';

/** Something that came into the account, whether or not the chain can still take it back. */
export type SeenArrival = Pick<Arrival, 'what' | 'hash' | 'amount' | 'blockNumber'>;
/** One that is taken for what came of an order. */
export type FoundArrival = SeenArrival & Pick<Arrival, 'proven' | 'operation' | 'paid'>;

/** For a deposit between chains that failed there, the USDC themselves are what arrives. */
export function kindsOf(input: OrderInput): readonly Arrival['what'][] {
  if (input.direction === 'sell') return ['usdc'];
  return isCrossChain(input) ? ['shares', 'usdc'] : ['shares'];
}

export function tokenOf({ instrument, landing }: OrderInput, what: Arrival['what']): string {
  return what === 'shares' ? instrument.shares.token : landing.token;
}

/** What transfers of one transaction brought to the account and left there; null: nothing. */
export function sumOf(
  moved: readonly Transfer[],
  account: string,
  what: Arrival['what'],
  hash: string,
): SeenArrival | null {
  const came = moved.filter(({ to }) => sameAddress(to, account));
  const went = moved.filter(({ from }) => sameAddress(from, account));
  const amount = total(came) - total(went);
  const block = came[0]?.blockNumber;
  if (block === undefined || amount <= 0n) return null;
  return { what, hash: hash.toLowerCase(), amount: amount.toString(), blockNumber: block };
}

const NOBODY = '0x0000000000000000000000000000000000000000';

/** Nobody had it before: tokens are made, such as minted USDC, by a transfer of nobody. */
export function isMade({ from }: Transfer): boolean {
  return sameAddress(from, NOBODY);
}

export function total(moved: readonly Transfer[]): bigint {
  return moved.reduce((sum, { amount }) => sum + amount, 0n);
}

/** What one transaction brought to the account; null: nothing, or it is not mined. */
export async function arrivedIn(
  chain: ChainPort,
  hash: string,
  input: OrderInput,
  what: Arrival['what'],
): Promise<Result<SeenArrival | null, Trouble>> {
  const moved = await chain.transfersIn(hash, tokenOf(input, what));
  if (!moved.ok) return moved;
  return ok(sumOf(moved.value ?? [], input.account, what, hash));
}
