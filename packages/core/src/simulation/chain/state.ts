import type { Transfer } from '../../ports/chain.ts';
import { decodeTransfer } from './calldata.ts';
import type { SimTransaction } from './transaction.ts';

/** Where fees go, so that nothing is ever destroyed and the sums can be compared. */
export const FEE_SINK = '0x00000000000000000000000000000000000000fe';

export const NATIVE_GAS = 21_000n;
export const TOKEN_GAS = 50_000n;

/** Balances and nonces after some block. Never changed, only replaced. */
export interface AccountState {
  /** Key: token (or `native`) and address, see {@link balanceKey}. */
  readonly balances: ReadonlyMap<string, bigint>;
  readonly nonces: ReadonlyMap<string, number>;
}

/** What executing one transaction came to. */
export interface Execution {
  readonly state: AccountState;
  readonly succeeded: boolean;
  readonly fee: bigint;
  readonly transfers: readonly Pick<Transfer, 'token' | 'from' | 'to' | 'amount'>[];
}

export function balanceKey(token: string | null, address: string): string {
  return `${token?.toLowerCase() ?? 'native'} ${address.toLowerCase()}`;
}

export function balanceOf(state: AccountState, token: string | null, address: string): bigint {
  return state.balances.get(balanceKey(token, address)) ?? 0n;
}

export function nonceOf(state: AccountState, address: string): number {
  return state.nonces.get(address.toLowerCase()) ?? 0;
}

/** Gas that `transaction` really uses. */
export function gasUsed(transaction: Pick<SimTransaction, 'data'>): bigint {
  return transaction.data === '0x' ? NATIVE_GAS : TOKEN_GAS;
}

/** What `transaction` moves if it does not revert; null when its data is not understood. */
export function intendedTransfer(
  transaction: Pick<SimTransaction, 'from' | 'to' | 'value' | 'data'>,
): Execution['transfers'][number] | null {
  const from = transaction.from.toLowerCase();
  const to = transaction.to.toLowerCase();
  if (transaction.data === '0x') return { token: null, from, to, amount: transaction.value };
  const call = decodeTransfer(transaction.data);
  return call === null ? null : { token: to, from, to: call.to, amount: call.amount };
}

/** Adds `amount` (which may be negative) to a balance. */
export function withBalance(
  state: AccountState,
  token: string | null,
  address: string,
  amount: bigint,
): AccountState {
  const balances = new Map(state.balances);
  balances.set(balanceKey(token, address), balanceOf(state, token, address) + amount);
  return { ...state, balances };
}

/**
 * Executes one transaction whose nonce is due. A revert keeps the nonce used and the fee paid, as
 * on the real chains; `mustRevert` makes any transaction do so.
 */
export function execute(
  state: AccountState,
  transaction: SimTransaction,
  baseFee: bigint,
  mustRevert: boolean,
): Execution {
  const { from, gas, maxFeePerGas, maxPriorityFeePerGas } = transaction;
  const offered = baseFee + maxPriorityFeePerGas;
  const price = offered < maxFeePerGas ? offered : maxFeePerGas;
  const used = gasUsed(transaction);
  const outOfGas = gas < used;
  const fee = price * (outOfGas ? gas : used);
  const nonces = new Map(state.nonces);
  nonces.set(from.toLowerCase(), transaction.nonce + 1);
  const paid = withBalance(
    withBalance({ ...state, nonces }, null, from, -fee),
    null,
    FEE_SINK,
    fee,
  );
  const move = intendedTransfer(transaction);
  const covered = move !== null && balanceOf(paid, move.token, move.from) >= move.amount;
  if (mustRevert || outOfGas || !covered) {
    return { state: paid, succeeded: false, fee, transfers: [] };
  }
  const taken = withBalance(paid, move.token, move.from, -move.amount);
  const moved = withBalance(taken, move.token, move.to, move.amount);
  return { state: moved, succeeded: true, fee, transfers: move.amount > 0n ? [move] : [] };
}
