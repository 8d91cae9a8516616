import type { PlantedBug } from '../action/planted-bug.ts';
import type { Instant } from '../ports/clock.ts';
import type { SwapInput } from './input.ts';
import type { QuoteNote } from './state.ts';

/** The oldest quote we pay into, whatever it promises. */
export const MAX_QUOTE_AGE_MS = 5 * 60_000;

/**
 * Until when a deposit may be sent: the *requested* deadline less the time the origin chain takes to
 * confirm, and never a quote older than five minutes. The deadline inside the quote is three days
 * later and has nothing to do with refunds.
 */
export function depositUntil(input: SwapInput, quote: QuoteNote, bug?: PlantedBug): Instant {
  if (bug === 'quote-deadline-taken-for-requested') return quote.inactiveAt;
  return Math.min(
    quote.requestedDeadline - input.confirmationMs,
    quote.receivedAt + MAX_QUOTE_AGE_MS,
  );
}

/** When a swap that shows no end should be looked at by a person. */
export function patienceEnds(quote: QuoteNote): Instant {
  return quote.requestedDeadline + Math.max(30 * 60_000, 3 * quote.timeEstimateMs);
}

/** How long a claimed payout or refund may be missing on chain before a person is asked to look. */
export const PROOF_PATIENCE_MS = 10 * 60_000;

/** How often a swap is looked at after its end, until its deposit address goes cold. */
export const WATCH_EVERY_MS = 60 * 60_000;
