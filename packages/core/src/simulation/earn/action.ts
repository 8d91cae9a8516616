import type { Instant } from '../../ports/clock.ts';
import type { EarnAction, EarnPhase } from '../../ports/earn-provider.ts';
import type { SimOperation } from '../chain/operation.ts';
import type { EarnOrderFault, WithdrawalFault } from './faults.ts';
import type { EarnPlace } from './vaults.ts';

export type SimEarnState = 'pending' | 'confirming_source' | 'success' | 'failed';

/** How the transfer between chains of an action stands. */
export interface SimRelay {
  status: 'pending' | 'waiting_attestation' | 'redeeming' | 'success' | 'failed';
  readonly since: Instant;
  transaction: string | null;
}

/** What the service does for an owner. Its own record: auditors may read it. */
export interface SimEarnAction {
  readonly id: string;
  readonly kind: 'buy' | 'sell' | 'withdraw';
  readonly owner: string;
  readonly key: string | null;
  readonly at: Instant;
  readonly fault: EarnOrderFault | WithdrawalFault | null;
  readonly source: EarnPlace;
  readonly destination: EarnPlace;
  /** Signed, for a withdrawal. */
  operation: SimOperation;
  hash: string;
  readonly amount: bigint;
  readonly fast: boolean;
  updatedAt: Instant;
  /** The truth, as far as the service knows it. */
  state: SimEarnState;
  /** The word it tells, where that is another. */
  told: SimEarnState | null;
  error: string | null;
  /** When it first failed, which freed its key. */
  failedAt: Instant | null;
  sent: string | null;
  mined: string | null;
  relay: SimRelay | null;
  /** It names neither operation nor transactions. */
  unnamed: boolean;
}

/** The key is taken while its action is pending or has succeeded; a failure frees it. */
export function holdsKey({ state }: SimEarnAction): boolean {
  return state !== 'failed';
}

const PHASES: Readonly<Record<string, EarnPhase>> = {
  confirming_source: 'bridging',
  success: 'success',
  failed: 'failed',
};

/** @param another an order of the account that has succeeded, for those that name it as theirs */
export function describeEarnAction(action: SimEarnAction, another?: SimEarnAction): EarnAction {
  if (action.fault === 'names-another-order') {
    if (another === undefined) return describeHonestly(action);
    const { sourceTransaction, destinationTransaction, finalTransaction } =
      describeHonestly(another);
    const transactions = { sourceTransaction, destinationTransaction, finalTransaction };
    const names = { userOpHash: another.hash, ...transactions };
    const said = { status: 'success', phase: 'success' as const, ...names };
    const { received: _, ...body } = { ...describeHonestly(action), ...said };
    return { ...body, received: toText(body) };
  }
  return describeHonestly(action);
}

function describeHonestly(action: SimEarnAction): EarnAction {
  const status = word(action);
  const silent = action.unnamed;
  const spelt = (hash: string | null) => (hash === null ? null : spell(hash, action));
  const crossChain = action.source.chain !== action.destination.chain;
  const unnamed = silent || action.fault === 'failed-but-happened-unnamed';
  const sourceTransaction = unnamed ? null : spelt(action.mined ?? action.sent);
  const over = status === 'success' || status === 'failed';
  const destinationTransaction =
    silent || !over || !crossChain ? null : spelt(action.relay?.transaction ?? null);
  const text = action.error ?? 'Unknown error';
  const body = {
    id: action.id,
    kind: action.kind,
    status,
    phase: PHASES[status] ?? 'in-progress',
    createdAt: action.at,
    updatedAt: action.updatedAt,
    sourceChain: action.source.chain,
    destinationChain: action.destination.chain,
    crossChain,
    userOpHash: unnamed
      ? null
      : spelt(action.fault === 'renamed' ? other(action.hash) : action.hash),
    sourceTransaction,
    destinationTransaction,
    finalTransaction:
      status === 'success' ? (crossChain ? destinationTransaction : sourceTransaction) : null,
    instrument: action.kind === 'withdraw' ? null : action.destination.instrument,
    amountIn: over ? action.amount : null,
    amountOut: null,
    error: status === 'failed' ? { code: 'REFUSED', text } : null,
  };
  return { ...body, received: toText(body) };
}

/** A hash as the service writes it. */
export function spell(hash: string, { fault }: SimEarnAction): string {
  return fault === 'names-in-capitals' ? `0x${hash.slice(2).toUpperCase()}` : hash;
}

/** The hash of nothing. */
function other(hash: string): string {
  return `0x${[...hash.slice(2)].reverse().join('')}`;
}

function word({ state, told, fault }: SimEarnAction): string {
  const honest = told ?? state;
  if (fault !== 'unknown-words') return honest;
  if (honest === 'pending') return 'queued_for_bundler';
  return honest === 'confirming_source' ? 'awaiting_attestation' : honest;
}

/** An answer as its bytes. */
export function toText(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'bigint' ? each.toString() : each,
  );
}
