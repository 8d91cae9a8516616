import { EngineEvent } from '../../action/action-state.ts';
import type { StoredEvent } from '../../ports/ledger.ts';
import { SwapEvent } from '../../swap/state.ts';
import { attempt } from '../attempt.ts';
import { isRecord, sameHex, word } from '../loose.ts';
import type { EvidenceProofs, SignedQuote } from '../proofs.ts';
import { type Purpose, purposeOf } from '../purpose.ts';
import {
  type CheckOutcome,
  type EvidenceCheck,
  type EvidenceCheckCode,
  ownCheck,
} from '../report.ts';
import { rejectionOf, signatureRejected } from '../timeline/quote-lines.ts';

export interface QuotesCheck {
  readonly checks: readonly EvidenceCheck[];
  /** The signed part of each quote, by the event that holds it. */
  readonly signed: ReadonlyMap<number, SignedQuote>;
  /** Every quote that was paid into is signed under a trusted key. */
  readonly trusted: boolean;
}

/** The provider's signatures over the quotes, and our record against them. */
export function checkQuotes(events: readonly StoredEvent[], proofs: EvidenceProofs): QuotesCheck {
  const purpose = purposeOf(events);
  const signed = new Map<number, SignedQuote>();
  const checks: EvidenceCheck[] = [];
  let trusted = true;
  for (const event of events.filter(({ type }) => type === SwapEvent.quoted)) {
    const publicKey = word(event.data.publicKey);
    const received = word(event.data.received);
    const key = proofs.nameQuoteKey(publicKey);
    const proof = proofs.verifyQuote(received, publicKey);
    trusted &&= proof.ok && key.trusted;
    if (!proof.ok) {
      checks.push(unsigned(event, events, proof.error.message));
      continue;
    }
    signed.set(event.seq, proof.value);
    checks.push(
      check(
        'QUOTE_SIGNATURE',
        key.trusted ? 'passed' : 'key unknown',
        event,
        `The quote is signed with ${key.name}.`,
      ),
      numbers(event, events, purpose, proof.value, proofs, key.trusted),
      check('QUOTE_NOT_COVERED', 'not checked', event, notCovered(proof.value)),
      echo(event, events, purpose, proof.value),
    );
  }
  return { checks, signed, trusted };
}

/** An answer without a good signature is harmless only if the program saw it and paid nothing. */
function unsigned(quote: StoredEvent, events: readonly StoredEvent[], why: string): EvidenceCheck {
  const paid = events.some(
    ({ type, data, seq }) =>
      seq > quote.seq && type === EngineEvent.intended && isRecord(data.intent),
  );
  return signatureRejected(quote, events) && !paid
    ? check('QUOTE_SIGNATURE', 'not checked', quote, `${why} It was refused, and nothing was paid.`)
    : check('QUOTE_SIGNATURE', 'failed', quote, why);
}

function numbers(
  quote: StoredEvent,
  events: readonly StoredEvent[],
  purpose: Purpose,
  { signed }: SignedQuote,
  { canonicalAsset }: EvidenceProofs,
  trusted: boolean,
): EvidenceCheck {
  const { data } = quote;
  const orNull = (value: unknown) => (value === '' ? null : value);
  const asset = (a: string, b: string) => attempt(() => canonicalAsset(a) === canonicalAsset(b));
  const compared: readonly (readonly [string, boolean | undefined])[] = [
    ['deposit address', orNull(data.depositAddress) === signed.depositAddress],
    ['deposit memo', orNull(data.depositMemo) === signed.depositMemo],
    ['amount to pay', data.amountIn === signed.amountIn],
    ['least to pay', data.minAmountIn === signed.minAmountIn],
    ['amount to get', data.amountOut === signed.amountOut],
    ['least to get', data.minAmountOut === signed.minAmountOut],
    ['swap type', purpose.swapType === signed.swapType],
    ['asset to pay with', asset(purpose.originAsset, signed.originAsset)],
    ['asset to get', asset(purpose.destinationAsset, signed.destinationAsset)],
    ['recipient', sameHex(purpose.recipient, signed.recipient)],
    ['refund address', sameHex(purpose.refundTo, signed.refundTo)],
  ];
  const differs = compared.filter(([, holds]) => holds !== true).map(([name]) => name);
  if (differs.length > 0) {
    return check('QUOTE_NUMBERS', otherwise(quote, events), quote, `Differs: ${list(differs)}.`);
  }
  return trusted
    ? check('QUOTE_NUMBERS', 'passed', quote, 'Our record of the quote is what was signed.')
    : check(
        'QUOTE_NUMBERS',
        'key unknown',
        quote,
        'Our record of the quote is what that key signed.',
      );
}

/** A quote that was refused may well say something else than was asked for; its record is honest. */
function otherwise(quote: StoredEvent, events: readonly StoredEvent[]): CheckOutcome {
  return rejectionOf(quote, events) === undefined ? 'failed' : 'not checked';
}

function notCovered(quote: SignedQuote): string {
  const rest = quote.notCovered.length === 0 ? '' : ` (${list(quote.notCovered)})`;
  return `The signature says nothing about the requested deadline, the app fees and the deposit mode${rest}.`;
}

/** What stands in the answer unsigned must at least be what we noted down. */
function echo(
  quote: StoredEvent,
  events: readonly StoredEvent[],
  purpose: Purpose,
  { unsigned: beside }: SignedQuote,
): EvidenceCheck {
  const { data } = quote;
  const differs: string[] = [];
  if (data.requestedDeadline !== beside.requestedDeadline) differs.push('requested deadline');
  if (!sameFees(data.appFees, beside.appFees)) differs.push('app fees');
  if ((beside.depositMode ?? 'SIMPLE') !== purpose.depositMode) differs.push('deposit mode');
  if (differs.length === 0) {
    const sentence = 'Deadline, fees and deposit mode are noted as they came, unsigned.';
    return ownCheck('QUOTE_ECHO', 'passed', sentence, quote.seq);
  }
  const sentence = `Noted otherwise than they came: ${list(differs)}.`;
  return ownCheck('QUOTE_ECHO', otherwise(quote, events), sentence, quote.seq);
}

function sameFees(noted: unknown, came: SignedQuote['unsigned']['appFees']): boolean {
  return (
    Array.isArray(noted) &&
    noted.length === came.length &&
    came.every(
      ({ recipient, basisPoints }, index) =>
        noted[index]?.recipient === recipient && noted[index]?.basisPoints === basisPoints,
    )
  );
}

function check(
  code: EvidenceCheckCode,
  outcome: CheckOutcome,
  { seq }: StoredEvent,
  sentence: string,
): EvidenceCheck {
  return { label: 'signed by the provider', code, outcome, seq, sentence };
}

function list(names: readonly string[]): string {
  return names.join(', ');
}
