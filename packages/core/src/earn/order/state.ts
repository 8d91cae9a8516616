import type { Instant } from '../../ports/clock.ts';
import type { EarnEnding } from '../ending.ts';
import type { OrderInput } from './input.ts';

/** What was asked, as it was recorded before it was asked. */
export interface OrderIntent {
  readonly kind: 'order';
  readonly owner: string;
  readonly account: string;
  /** Heads of both chains at that time: nothing of this order is older. Null where one cannot be read. */
  readonly sourceBlock: number | null;
  readonly destinationBlock: number | null;
  /** What the account held of what is paid, base units; null where nobody could say. */
  readonly heldBefore: string | null;
}

/** The service's own word, verbatim where it matters. */
export interface OrderWord {
  readonly status: string;
  readonly phase: 'in-progress' | 'bridging' | 'success' | 'failed';
  readonly userOpHash: string | null;
  readonly sourceTransaction: string | null;
  readonly destinationTransaction: string | null;
  readonly finalTransaction: string | null;
  readonly error: { readonly code: string; readonly text: string } | null;
}

/** How the transfer between chains stands, by the service's word. */
export interface RelayWord {
  readonly status: string;
  readonly phase: 'in-progress' | 'success' | 'failed';
  readonly destinationTransaction: string | null;
  readonly error: string | null;
}

/** What the chain says of the operation that the service sent. */
export interface SourceSeen {
  readonly hash: string;
  readonly succeeded: boolean;
  readonly blockNumber: number;
  /** The userOpHash. */
  readonly operation: string;
  /**
   * What it took of what the order pays, less what came back, base units. Null: nobody can tell it from
   * what others took. Absent: it was not counted when this was written.
   */
  readonly paid?: string | null;
  /**
   * What it brought of what was ordered, less what it took of that, base units; the chain itself was
   * asked. Null: nobody can tell, or it comes on another chain. Absent: not counted when this was written.
   */
  readonly brought?: string | null;
  /** The chain cannot take it back any more. */
  readonly final: boolean;
}

/** Since when something can have come of an order: our clock, and the last blocks before it. */
export interface OrderStart {
  readonly at: Instant;
  readonly sourceBlock: number | null;
  readonly destinationBlock: number | null;
}

/** What reached the account. */
export interface Arrival {
  readonly what: 'shares' | 'usdc';
  readonly hash: string;
  /** Base units, decimal string. */
  readonly amount: string;
  readonly blockNumber: number;
  /** The userOpHash of the operation that brought it; absent: all that the transaction brought is counted. */
  readonly operation?: string | null;
  /** What that operation took, as in {@link SourceSeen}. */
  readonly paid?: string | null;
  /** By the order's own operation; otherwise it was only found, and fits. */
  readonly proven: boolean;
  /** USDC that it is worth, read once it is final, base units; null before, or where nobody can say. */
  readonly worth: string | null;
  readonly final: boolean;
}

/** An attempt that had failed on chain for good when the order was tried again. */
export interface EarlierAttempt {
  readonly actionId: string;
  /** When it was asked for. */
  readonly at: Instant;
  readonly sourceBlock: number;
  /** Its operations that had failed. */
  readonly failed: readonly string[];
  /** Others that the service named for it, in lower case. */
  readonly named: readonly string[];
}

/** What an earlier attempt did after all, by what the service named for it and the chain shows. */
export interface CarriedOut {
  readonly operation: string;
  readonly hash: string;
  /** Which attempt; absent: it was not noted when this was written. */
  readonly actionId?: string;
  /** What it took, as in {@link SourceSeen}. */
  readonly paid?: string | null;
}

export type OrderAttention =
  /** Success is claimed, but nothing has arrived. */
  | 'ARRIVAL_MISSING'
  /** No answer came, and nobody knows whether it was taken. */
  | 'ORDER_IN_DOUBT'
  /** The transfer between chains failed or has stopped. */
  | 'RELAY_FAILED'
  /** Far longer than it should. */
  | 'LATE'
  /** The service has named more operations for it than anybody follows. */
  | 'NAMES_EVER_NEW'
  /** The operation took more out of the account than was ordered. */
  | 'TOOK_MORE'
  /** The operation took what was ordered, and brought nothing for it. */
  | 'BROUGHT_NOTHING'
  /** The service says that it failed; the chain says that money left the account. */
  | 'FAILED_BUT_LEFT'
  /** The chain says for good that its operation failed; the service does not say so. */
  | 'FAILED_ON_CHAIN'
  /** The service says that it failed; no chain shows anything of it, and none can rule it out. */
  | 'FAILED_UNSEEN';

export interface OrderState {
  readonly input: OrderInput;
  readonly wantsReview: boolean;
  /** What came of the last request that was refused or failed. */
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly intent: (OrderIntent & { readonly at: Instant }) | null;
  readonly actionId: string | null;
  readonly toldOperation: string | null;
  /** Every operation that the service ever named for it, in lower case. */
  readonly named: readonly string[];
  /** The key had this order already: it may be older than the blocks that were recorded. */
  readonly repeated: boolean;
  /** For such a one: since when. Null until that is known. */
  readonly earlier: OrderStart | null;
  readonly word: (OrderWord & { readonly at: Instant }) | null;
  /** When the service first reported success, whatever it said since. */
  readonly claimedAt: Instant | null;
  readonly relay: (RelayWord & { readonly at: Instant }) | null;
  readonly source: SourceSeen | null;
  /** Attempts before this one. */
  readonly earlierAttempts: readonly EarlierAttempt[];
  /** Seen of those: carried out after they had failed. */
  readonly twice: readonly CarriedOut[];
  /** Operations of this order that have failed for good. */
  readonly spent: readonly string[];
  readonly arrival: Arrival | null;
  /**
   * After a failure was told: whether the account still held what was to leave it, and when the chain
   * was first seen to say so; null where nobody can say.
   */
  readonly held: { readonly still: boolean; readonly at: Instant } | null;
  /** The least that the approved review promised, base units; null where it promised nothing. */
  readonly promised: string | null;
  readonly wantsRelay: boolean;
  readonly attention: OrderAttention | null;
  readonly ending: EarnEnding | null;
  /** Nothing had been seen to arrive when it ended. */
  readonly endedUnseen: boolean;
  /** Something had arrived, and what was to pay for it on the other chain did not stand, when it ended. */
  readonly endedUnpaid: boolean;
}

export const OrderEvent = {
  refreshed: 'review.requested',
  status: 'order.status',
  relay: 'order.relay',
  relayAsked: 'order.relay-asked',
  relayRestarted: 'order.relay-restarted',
  relayRefused: 'order.relay-refused',
  source: 'order.source-seen',
  sourceGone: 'order.source-gone',
  begunEarlier: 'order.begun-earlier',
  arrival: 'order.arrived',
  gone: 'order.gone',
  stillThere: 'order.still-there',
  attention: 'order.attention',
  retried: 'order.retried',
  earlierNamed: 'order.earlier-named',
  earlierCarriedOut: 'order.earlier-carried-out',
} as const;
