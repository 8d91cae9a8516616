import type { Transfer } from '../../ports/chain.ts';
import { decodeTransfer } from './calldata.ts';
import { carriedBy, decodeWorldCalls, operationHash } from './operation.ts';
import { carryOut, makeCalls, type SmartState } from './smart.ts';
import type { SimTransaction } from './transaction.ts';

/** Where fees go, so that nothing is ever destroyed and the sums can be compared. */
export const FEE_SINK = '0x00000000000000000000000000000000000000fe';

export const NATIVE_GAS = 21_000n;
export const TOKEN_GAS = 50_000n;
export const OPERATION_GAS = 300_000n;

/** Balances and nonces after some block. Never changed, only replaced. */
export interface AccountState {
  /** Key: token (or `native`) and address, see {@link balanceKey}. */
  readonly balances: ReadonlyMap<string, bigint>;
  readonly nonces: ReadonlyMap<string, number>;
  /** Deployed smart accounts by lower-case address. */
  readonly smart: ReadonlyMap<string, SmartState>;
  /** Base units vaults pay for 10,000 of their shares, where it is not the usual. */
  readonly vaultPrice?: bigint;
}

/** An operation of a smart account that a transaction carried out. */
export interface ExecutedOperation {
  readonly hash: string;
  readonly account: string;
  /** False: it failed; its nonce is used up, nothing moved. */
  readonly succeeded: boolean;
  readonly reason: string | null;
  /** Which of the transaction's transfers are its own: from the first of them to before the second. */
  readonly moved: readonly [from: number, to: number];
}

/** What executing one transaction came to. */
export interface Execution {
  readonly state: AccountState;
  readonly succeeded: boolean;
  readonly fee: bigint;
  readonly transfers: readonly Pick<Transfer, 'token' | 'from' | 'to' | 'amount'>[];
  readonly operations: readonly ExecutedOperation[];
  /** Why it reverted, where the chain says. */
  readonly reason: string | null;
}

/** The chain around a transaction. */
export interface ExecutionContext {
  readonly baseFee: bigint;
  /** The block's time. */
  readonly now: number;
  /** Makes any transaction revert. */
  readonly mustRevert: boolean;
  /** Makes the calls of an operation fail, so that the transaction succeeds and the operation does not. */
  operationFails(hash: string): boolean;
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
  if (decodeTransfer(transaction.data) === null && transaction.data !== '0x') return OPERATION_GAS;
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
 * on the real chains.
 */
export function execute(
  state: AccountState,
  transaction: SimTransaction,
  context: ExecutionContext,
): Execution {
  const { from, gas, maxFeePerGas, maxPriorityFeePerGas } = transaction;
  const offered = context.baseFee + maxPriorityFeePerGas;
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
  const effect = context.mustRevert || outOfGas ? null : effectOf(paid, transaction, context);
  if (effect === null || typeof effect === 'string') {
    const nothing = { succeeded: false, fee, transfers: [], operations: [] };
    return { state: paid, ...nothing, reason: effect };
  }
  return { succeeded: true, fee, reason: null, ...effect };
}

type Effect = Pick<Execution, 'state' | 'transfers' | 'operations'>;

/** What a transaction does beside costing its fee; null, or why, where it reverts. */
function effectOf(
  state: AccountState,
  transaction: SimTransaction,
  context: ExecutionContext,
): Effect | string | null {
  const move = intendedTransfer(transaction);
  if (move !== null) {
    if (balanceOf(state, move.token, move.from) < move.amount) return null;
    const taken = withBalance(state, move.token, move.from, -move.amount);
    const moved = withBalance(taken, move.token, move.to, move.amount);
    return { state: moved, transfers: move.amount > 0n ? [move] : [], operations: [] };
  }
  const to = transaction.to.toLowerCase();
  const calls = decodeWorldCalls(transaction.data);
  if (calls !== null) {
    const made = makeCalls(state, to, calls);
    return made === null ? null : { ...made, operations: [] };
  }
  return handleOps(state, transaction, context);
}

/** Carries out a bundle: one operation after the other, or none where one of them is not good. */
function handleOps(
  before: AccountState,
  transaction: SimTransaction,
  context: ExecutionContext,
): Effect | string | null {
  const bundle = carriedBy(transaction);
  if (bundle.length === 0 || bundle.some(({ chain }) => chain !== transaction.chain)) return null;
  let state = before;
  const transfers: Execution['transfers'][number][] = [];
  const operations: ExecutedOperation[] = [];
  for (const operation of bundle) {
    const hash = operationHash(operation);
    const outcome = carryOut(state, operation, {
      now: context.now,
      fails: context.operationFails(hash),
    });
    if (outcome.kind === 'invalid') return outcome.reason;
    const from = transfers.push(...outcome.transfers) - outcome.transfers.length;
    const { succeeded, reason } = outcome;
    const moved = [from, transfers.length] as const;
    operations.push({ hash, account: operation.account, succeeded, reason, moved });
    ({ state } = outcome);
  }
  return { state, transfers, operations };
}
