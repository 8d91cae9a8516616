import type { StoredEvent } from '../../ports/ledger.ts';
import { SwapEvent } from '../../swap/state.ts';
import { word } from '../loose.ts';
import { type Assets, amount } from './assets.ts';
import type { Told } from './told.ts';

/** A quote in two lines: what the provider's signature covers, and what stands beside it. */
export function quoteLines(
  event: StoredEvent,
  events: readonly StoredEvent[],
  { origin, destination }: Assets,
): readonly Told[] {
  const { data } = event;
  const memo = data.depositMemo === null ? '' : ` with the memo ${data.depositMemo}`;
  const offer =
    `Pay ${amount(data.amountIn, origin)} to ${data.depositAddress}${memo}; ` +
    `get ${amount(data.amountOut, destination)}, at least ${amount(data.minAmountOut, destination)}.`;
  const beside =
    `The quote (${data.correlationId}) came for the requested deadline ${moment(data.requestedDeadline)}; ` +
    `fees in it: ${fees(data.appFees)}. Deadline, fees and deposit mode are not under the signature.`;
  return [
    signatureRejected(event, events)
      ? { label: 'our record', text: `An answer without a valid signature: ${offer}` }
      : { label: 'signed by the provider', text: offer },
    { label: 'our record', text: beside },
  ];
}

/** Whether the checks that followed this quote, and no other, found its signature wanting. */
export function signatureRejected(quote: StoredEvent, events: readonly StoredEvent[]): boolean {
  const problems = rejectionOf(quote, events)?.data.problems;
  if (!Array.isArray(problems)) return false;
  return problems.some((problem: unknown) =>
    word((problem as { code?: unknown } | null)?.code).startsWith('SIGNATURE_'),
  );
}

/** The event by which the program refused this quote, if it did. */
export function rejectionOf(
  quote: StoredEvent,
  events: readonly StoredEvent[],
): StoredEvent | undefined {
  const next = events
    .slice(events.indexOf(quote) + 1)
    .find(({ type }) => type === SwapEvent.quoteRejected || type === SwapEvent.quoted);
  return next?.type === SwapEvent.quoteRejected ? next : undefined;
}

function fees(list: unknown): string {
  if (!Array.isArray(list) || list.length === 0) return 'none';
  return list
    .map((fee: unknown) => {
      const { recipient, basisPoints } = (fee ?? {}) as Readonly<Record<string, unknown>>;
      return `${basisPoints} basis points to ${recipient}`;
    })
    .join(', ');
}

function moment(instant: unknown): string {
  const date = new Date(Number(instant));
  return Number.isNaN(date.getTime()) ? String(instant) : date.toISOString();
}
