import { err, ok, type Result } from '@countinghouse/core';
import { sha256 } from '@noble/hashes/sha2.js';
import { base58 } from '@scure/base';
import { decodeEd25519, verifyEd25519 } from './ed25519.ts';
import { collectSigned, type Json } from './signed-fields.ts';

/** What a valid signature proves, and what it leaves open. */
export interface QuoteSignatureProof {
  readonly publicKey: string;
  readonly dry: boolean;
  /** The text that was signed: base58 of the SHA-256 of the signed fields. */
  readonly digest: string;
  /** Paths under the signature, e.g. `quote.depositAddress`. Sorted. */
  readonly covered: readonly string[];
  /** Paths that stand in the answer and are **not** under the signature. Sorted. */
  readonly notCovered: readonly string[];
}

export type QuoteSignatureCode =
  /** Not a quote answer, or a field under the signature is missing or of a wrong kind. */
  | 'BAD_FORMAT'
  /** The public key is not an ed25519 key. */
  | 'BAD_KEY'
  /** The signature is absent or not an ed25519 signature. */
  | 'BAD_SIGNATURE'
  /** Well formed, but not made by this key over these fields. */
  | 'MISMATCH'
  /**
   * As MISMATCH, but in a replay inside a status, where the service drops `quoteWaitingTimeMs`: if
   * the quote was requested with one, only the original answer, or `restore`, can be verified.
   */
  | 'MISMATCH_OR_DROPPED_FIELD';

export interface QuoteSignatureFailure {
  readonly code: QuoteSignatureCode;
  readonly message: string;
}

export interface VerifyOptions {
  /** Signed request fields a status replay has dropped, as they were sent. */
  readonly restore?: { readonly quoteWaitingTimeMs?: number };
}

/**
 * Checks 1Click's signature over a quote.
 *
 * @param answer a quote answer or a status answer (its `quoteResponse` is then checked), as received
 *   text or parsed.
 * @param publicKey `ed25519:<base58>`.
 * @returns never throws, whatever it is given.
 */
export function verifyQuoteSignature(
  answer: unknown,
  publicKey: string,
  options: VerifyOptions = {},
): Result<QuoteSignatureProof, QuoteSignatureFailure> {
  try {
    return verify(answer, publicKey, options);
  } catch {
    // Only an object that is no plain data gets here, e.g. one whose getters throw.
    return fail('BAD_FORMAT', NOT_A_QUOTE);
  }
}

function verify(
  answer: unknown,
  publicKey: string,
  options: VerifyOptions,
): Result<QuoteSignatureProof, QuoteSignatureFailure> {
  const key = decodeEd25519(publicKey, 32);
  if (key === undefined) return fail('BAD_KEY', 'The public key is not an ed25519 key.');
  const found = findQuote(typeof answer === 'string' ? parse(answer) : answer);
  if (found === undefined) return fail('BAD_FORMAT', NOT_A_QUOTE);
  const { response, quote, replayed } = found;
  const request = restored(found.request, options);

  const signed = collectSigned(request, quote, own(response, 'timestamp'));
  if (!signed.ok)
    return fail('BAD_FORMAT', `The signed field ${signed.error} is missing or of a wrong kind.`);
  const signature = decodeEd25519(own(response, 'signature'), 64);
  if (signature === undefined)
    return fail('BAD_SIGNATURE', 'The quote carries no readable signature.');

  const { object, covered, keptUnset } = signed.value;
  const digest = base58.encode(sha256(utf8(stableJson(object))));
  if (!verifyEd25519(signature, utf8(digest), key)) {
    return replayed && !('quoteWaitingTimeMs' in object)
      ? fail('MISMATCH_OR_DROPPED_FIELD', REPLAY_MISMATCH)
      : fail('MISMATCH', 'The quote was not signed by this key, or was changed afterwards.');
  }
  const present = [...paths(response, ''), ...paths(request, 'quoteRequest.')];
  const notCovered = [...present, ...paths(quote, 'quote.')].filter(
    (path) => !covered.has(path) && !keptUnset.has(path),
  );
  return ok({
    publicKey,
    dry: object.dry === true,
    digest,
    covered: [...covered].sort(),
    notCovered: notCovered.sort(),
  });
}

const NOT_A_QUOTE = 'This is not a quote of 1Click.';
const REPLAY_MISMATCH =
  'The quote replayed in this status does not verify. If it was requested with a waiting time, that is because the service drops it from the replay; otherwise the quote was changed.';

function findQuote(answer: unknown) {
  if (!isObject(answer)) return undefined;
  const inner = own(answer, 'quoteResponse');
  // Two quotes in one answer: the one that verifies need not be the one its reader goes by.
  const outer = Object.hasOwn(answer, 'quote') || Object.hasOwn(answer, 'quoteRequest');
  if (inner !== undefined && outer) return undefined;
  const response = inner === undefined ? answer : inner;
  if (!isObject(response)) return undefined;
  const request = own(response, 'quoteRequest');
  const quote = own(response, 'quote');
  if (!isObject(request) || !isObject(quote)) return undefined;
  return { response, request, quote, replayed: inner !== undefined };
}

function restored(request: Json, { restore }: VerifyOptions): Json {
  const waiting = restore?.quoteWaitingTimeMs;
  return waiting === undefined || own(request, 'quoteWaitingTimeMs')
    ? request
    : { ...request, quoteWaitingTimeMs: waiting };
}

/** Keys in code-unit order, no white space: the signer's form, for a flat object. */
function stableJson(object: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(object, Object.keys(object).sort());
}

/** Fields of ours and theirs that hold something; the containers themselves are named apart. */
function paths(object: Json, prefix: string): string[] {
  const containers = ['quoteRequest', 'quote', 'signature'];
  return Object.entries(object)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name]) => `${prefix}${name}`)
    .filter((path) => !containers.includes(path));
}

const utf8 = (text: string) => new TextEncoder().encode(text);

function own(object: Json, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function fail(code: QuoteSignatureCode, message: string) {
  return err({ code, message });
}
