import type { Instant } from '../ports/clock.ts';
import type { JsonObject } from '../ports/json.ts';

/**
 * How an effect whose answer was lost is recognised.
 * - `by-hash`: it has a name of its own (a signed transaction, a userOp).
 * - `by-key`: the other side honours an idempotency key for `windowMs`.
 * - `by-search`: it can be found in a list or on chain.
 * - `none`: it cannot; a person must look.
 */
export type ReconcileClass =
  | { readonly type: 'by-hash' }
  | { readonly type: 'by-key'; readonly windowMs: number }
  | { readonly type: 'by-search' }
  | { readonly type: 'none' };

/** An intent without an outcome: the effect may or may not have happened. */
export interface OpenIntent {
  readonly step: string;
  readonly attempt: number;
  readonly key: string;
  readonly recordedAt: Instant;
  readonly validUntil: Instant;
  readonly intent: JsonObject;
}

/**
 * What performing an effect came to. `unknown` (no answer) is never taken for a no and may be
 * repeated; `in-doubt` (an answer that does not tell) ends the repeating, and the world is asked.
 */
export type Outcome =
  | { readonly type: 'performed'; readonly data: JsonObject }
  | { readonly type: 'refused'; readonly data: JsonObject }
  /** `data`: what was answered. */
  | { readonly type: 'in-doubt'; readonly data?: JsonObject }
  | {
      readonly type: 'unknown';
      readonly code: string;
      readonly message: string;
      readonly retryAfterMs?: number;
    };

/** Whether recorded bytes may still be sent again. */
export function mayRepeat(intent: OpenIntent, reconcile: ReconcileClass, now: Instant): boolean {
  if (now >= intent.validUntil) return false;
  switch (reconcile.type) {
    case 'by-hash':
    case 'by-search':
      return true;
    case 'by-key':
      return now - intent.recordedAt < reconcile.windowMs;
    case 'none':
      return false;
  }
}
