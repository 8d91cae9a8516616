import type { JsonObject } from '../ports/json.ts';
import type { ReviewAmount, ReviewFrame } from './review.ts';

/** What a service is asked to do with a right it already has. Nothing is signed. */
export interface OrderPayload {
  readonly kind: 'order';
  /** Where it begins. CAIP-2. */
  readonly chain: string;
  /** Whose account it is about. */
  readonly from: string;
  /** The request, its idempotency key apart. */
  readonly order: JsonObject;
}

/** What a person reads before a service is asked to act for their account; the yes is kept with it. */
export interface OrderReview extends ReviewFrame {
  readonly kind: 'order';
  readonly payload: OrderPayload;
  readonly account: string;
  readonly pays: ReviewAmount;
  /** An estimate; null where nobody can say. */
  readonly receives: ReviewAmount | null;
  /** The worst still acceptable outcome, if it comes about at all. */
  readonly receivesAtLeast: ReviewAmount | null;
  readonly fees: readonly { readonly name: string; readonly atMost: ReviewAmount }[];
  /** Where it ends. CAIP-2. */
  readonly destinationChain: string;
  /** What it is asked for, a sentence each. */
  readonly says: readonly string[];
}
