import { type ActionState, EngineEvent } from '../action/action-state.ts';
import type { Instant } from '../ports/clock.ts';
import type { StoredEvent, TransactionRow, TransactionState } from '../ports/ledger.ts';

export type TransactionPurpose = 'original' | 'speed-up' | 'cancel';

/** A signed transaction as its intent recorded it: enough to send it again, byte for byte. */
export interface SentTransaction {
  readonly kind: 'transaction';
  readonly purpose: TransactionPurpose;
  readonly chain: string;
  readonly account: string;
  readonly nonce: number;
  readonly hash: string;
  readonly raw: string;
  /** The head of the chain when it was signed: it can be in no older block. */
  readonly sinceBlock: number;
  /** The gas limit, decimal string: a speed-up never gets less. */
  readonly gas: string;
  /** Base units per gas, decimal strings: a replacement must outbid them. */
  readonly maxFeePerGas: string;
  readonly maxPriorityFeePerGas: string;
}

/** One recorded transaction and what is known of it. */
export interface TrackedTransaction extends SentTransaction {
  readonly step: string;
  readonly recordedAt: Instant;
  readonly validUntil: Instant;
  /** The network has taken it at least once. */
  readonly acknowledged: boolean;
}

export interface Inclusion {
  readonly hash: string;
  readonly blockNumber: number;
  readonly blockHash: string;
  readonly succeeded: boolean;
  /** Base units of the native asset, decimal string. */
  readonly fee: string;
}

/**
 * Everything signed for one purpose of an action. All entries of `sent` share one nonce: until one
 * of them, or a foreign transaction, is final, nothing else may be signed for it.
 */
export interface TransactionTrack {
  readonly sent: readonly TrackedTransaction[];
  readonly included: Inclusion | null;
  readonly final: boolean;
  /** First time a finalized foreign transaction was suspected to have used the nonce. */
  readonly nonceUsedAt: Instant | null;
  /** Entries given up because a foreign transaction finally used their nonce. */
  readonly lost: readonly TrackedTransaction[];
  readonly overdue: boolean;
  /** A nonce before ours that nothing will use; until it is filled, ours cannot be mined. */
  readonly gap: number | null;
  /** What the person asked for in place of what was sent. */
  readonly replacement: 'speed-up' | 'cancel' | null;
  readonly replacementAskedAt: Instant | null;
}

export const EMPTY_TRACK: TransactionTrack = {
  sent: [],
  included: null,
  final: false,
  nonceUsedAt: null,
  lost: [],
  overdue: false,
  gap: null,
  replacement: null,
  replacementAskedAt: null,
};

export const TransactionEvent = {
  included: 'transaction.included',
  orphaned: 'transaction.orphaned',
  final: 'transaction.final',
  nonceUsed: 'transaction.nonce-used',
  nonceFree: 'transaction.nonce-free',
  foreign: 'transaction.foreign',
  overdue: 'transaction.overdue',
  gap: 'transaction.nonce-gap',
  replacementAsked: 'replacement.requested',
  replacementDropped: 'replacement.dropped',
} as const;

/** Applies one event; events about anything else leave the track as it is. */
export function foldTrack(track: TransactionTrack, event: StoredEvent): TransactionTrack {
  const { data } = event;
  switch (event.type) {
    case EngineEvent.intended:
      return recorded(track, event);
    case EngineEvent.performed:
      return acknowledge(track, String(data.step));
    case TransactionEvent.included:
      return { ...track, included: data as unknown as Inclusion, nonceUsedAt: null, final: false };
    case TransactionEvent.orphaned:
      return { ...track, included: null, final: false };
    case TransactionEvent.final:
      return { ...track, final: true, replacement: null };
    case TransactionEvent.nonceUsed:
      return { ...track, nonceUsedAt: event.at };
    case TransactionEvent.nonceFree:
      return { ...track, nonceUsedAt: null };
    case TransactionEvent.foreign:
      return { ...EMPTY_TRACK, lost: [...track.lost, ...track.sent] };
    case TransactionEvent.overdue:
      return { ...track, overdue: true };
    case TransactionEvent.gap:
      return { ...track, gap: typeof data.missing === 'number' ? data.missing : null };
    case TransactionEvent.replacementAsked:
      return {
        ...track,
        replacement: data.purpose === 'cancel' ? 'cancel' : 'speed-up',
        replacementAskedAt: event.at,
      };
    case TransactionEvent.replacementDropped:
      return { ...track, replacement: null };
    default:
      return track;
  }
}

function recorded(track: TransactionTrack, event: StoredEvent): TransactionTrack {
  const intent = event.data.intent as unknown as SentTransaction | undefined;
  if (intent?.kind !== 'transaction') return track;
  const entry: TrackedTransaction = {
    ...intent,
    step: String(event.data.step),
    recordedAt: event.at,
    validUntil: Number(event.data.validUntil),
    acknowledged: false,
  };
  return { ...track, sent: [...track.sent, entry], replacement: null, overdue: false, gap: null };
}

function acknowledge(track: TransactionTrack, step: string): TransactionTrack {
  const last = track.sent.findLast((entry) => entry.step === step);
  if (last === undefined) return track;
  const sent = track.sent.map((entry) =>
    entry === last ? { ...entry, acknowledged: true } : entry,
  );
  return { ...track, sent };
}

/** The rows of everything signed so far. */
export function transactionRows(
  action: Pick<ActionState<unknown>, 'id'>,
  track: TransactionTrack,
): TransactionRow[] {
  const row = (entry: TrackedTransaction, state: TransactionState): TransactionRow => ({
    hash: entry.hash,
    actionId: action.id,
    step: entry.step,
    chain: entry.chain,
    // One spelling, so that a lane is found however its account was written.
    account: entry.account.toLowerCase(),
    nonce: entry.nonce,
    state,
    recordedAt: entry.recordedAt,
    blockNumber: track.included?.hash === entry.hash ? track.included.blockNumber : null,
  });
  return [
    ...track.lost.map((entry) => row(entry, 'foreign')),
    ...track.sent.map((entry) => row(entry, stateOf(track, entry))),
  ];
}

function stateOf(track: TransactionTrack, entry: TrackedTransaction): TransactionState {
  if (track.included?.hash === entry.hash) return track.final ? 'final' : 'included';
  if (track.final) return 'replaced';
  // Acknowledged but past its time: it is not sent again, so the network may have forgotten it.
  return entry.acknowledged && !track.overdue ? 'broadcast' : 'recorded';
}

/** The transaction that is on chain, with what it was for. */
export function includedTransaction(track: TransactionTrack): TrackedTransaction | undefined {
  return track.sent.find((entry) => entry.hash === track.included?.hash);
}
