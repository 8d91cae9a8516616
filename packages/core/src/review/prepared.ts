import { EngineEvent } from '../action/action-state.ts';
import type { JsonObject } from '../ports/json.ts';
import type { NewEvent } from '../ports/ledger.ts';
import type { AnyReview } from './any-review.ts';
import { reviewDigest } from './digest.ts';

/** The event that puts a review before the person. */
export function reviewPrepared(review: AnyReview): NewEvent {
  return {
    type: EngineEvent.reviewed,
    version: 1,
    data: { review: review as unknown as JsonObject, digest: reviewDigest(review) },
  };
}
