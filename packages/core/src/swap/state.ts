import type { Instant } from '../ports/clock.ts';
import type { AppFee } from '../ports/swap-provider.ts';
import type { TransactionTrack } from '../transaction/track.ts';
import type { QuoteProblem } from './check-quote.ts';
import type { SwapInput } from './input.ts';

/** The quote a swap rests on. Amounts are base units, decimal strings. */
export interface QuoteNote {
  readonly receivedAt: Instant;
  /** What was asked for: from here on deposits are refunded. */
  readonly requestedDeadline: Instant;
  /** When the address goes cold; about three days later. */
  readonly inactiveAt: Instant;
  readonly depositAddress: string;
  readonly depositMemo: string | null;
  readonly amountIn: string;
  readonly minAmountIn: string;
  readonly amountOut: string;
  readonly minAmountOut: string;
  readonly timeEstimateMs: number;
  readonly refundFee: string | null;
  readonly appFees: readonly AppFee[];
  readonly correlationId: string;
  /** The answer, byte for byte. */
  readonly received: string;
  readonly publicKey: string;
  /** Heads of the chains we can read when the quote came: nothing of it is older. */
  readonly originBlock: number | null;
  readonly destinationBlock: number | null;
}

/** The last status the provider gave, verbatim. */
export interface StatusNote {
  /** When it said so first, whatever it said in between. */
  readonly at: Instant;
  /** When it said each of its statuses first. */
  readonly since: Readonly<Record<string, Instant>>;
  readonly status: string;
  readonly depositedAmount: string | null;
  readonly amountOut: string | null;
  readonly refundedAmount: string | null;
  readonly refundReason: string | null;
  readonly originTransactions: readonly string[];
  readonly destinationTransactions: readonly string[];
  readonly correlationId: string;
}

/** Money seen moving on a chain by us, not told by the provider. */
export interface SeenMovement {
  readonly hash: string;
  readonly amount: string;
  readonly blockNumber: number;
}

export type SwapEnd =
  | 'done'
  | 'done with part refunded'
  | 'refunded'
  | 'failed'
  | 'cancelled'
  | 'expired';

/** `verified`: seen by us on a chain; otherwise the provider's word. */
export interface SwapEnding {
  readonly end: SwapEnd;
  readonly verified: boolean;
  readonly why: string;
}

/** How much had been seen at some moment: what comes later is more. */
export interface SeenSoFar {
  readonly deposits: number;
  /** Payouts and refunds. */
  readonly answers: number;
}

/** Why a person should look; the swap goes on being watched. */
export type Attention =
  | 'PAYOUT_MISSING'
  | 'PAYOUT_SHORT'
  | 'REFUND_MISSING'
  | 'REFUND_SHORT'
  | 'PAST_DEADLINE'
  | 'LATE_DEPOSIT'
  | 'DID_YOU_SEND';

export interface SwapState {
  readonly input: SwapInput;
  readonly quote: QuoteNote | null;
  readonly problems: readonly QuoteProblem[];
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly track: TransactionTrack;
  readonly wantsReview: boolean;
  readonly refusal: string | null;
  readonly submitted: boolean;
  readonly deposits: readonly SeenMovement[];
  readonly status: StatusNote | null;
  /** The provider has once taken the deposit into account; what it says later does not undo that. */
  readonly credited: boolean;
  readonly payouts: readonly SeenMovement[];
  readonly refunds: readonly SeenMovement[];
  readonly attention: Attention | null;
  /** The person's word about a deposit we cannot see. */
  readonly word: 'sent' | 'not-sent' | null;
  /** The transaction the person says the deposit was made with; speeds detection up. */
  readonly namedTransaction: string | null;
  readonly ending: SwapEnding | null;
  /** What had been seen at the last end; a later deposit opens the swap again. */
  readonly atEnd: SeenSoFar | null;
  /** Opened again after an end; closed again by a payout or refund that came since. */
  readonly reopened: boolean;
  readonly watchEnded: boolean;
}

export const SwapEvent = {
  quoted: 'quote.received',
  quoteRejected: 'quote.rejected',
  quoteRefused: 'quote.refused',
  refreshed: 'review.requested',
  submitted: 'deposit.submitted',
  depositSeen: 'deposit.seen',
  depositGone: 'deposit.gone',
  status: 'status.changed',
  payoutSeen: 'payout.seen',
  payoutGone: 'payout.gone',
  refundSeen: 'refund.seen',
  refundGone: 'refund.gone',
  attention: 'swap.attention',
  word: 'swap.word-given',
  ended: 'swap.ended',
  reopened: 'swap.reopened',
  watchEnded: 'swap.watch-ended',
} as const;
