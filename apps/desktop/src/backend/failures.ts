import type { CommandRefusal, ProviderFailure } from '@countinghouse/core';
import { LedgerReadError } from '@countinghouse/storage';
import type { Failure, FailureCode } from '../contract/result.ts';
import { wordFor } from './failure-words.ts';

/* What each part of the house calls a failure, in the words of the contract. Each part's own code goes
   along as `detail`. */

type Refused = { readonly ok: false; readonly error: Failure };

/** A failed answer of the backend's own. */
export function refuse(code: FailureCode, message: string, detail?: string): Refused {
  return { ok: false, error: { code, message, ...(detail === undefined ? {} : { detail }) } };
}

/** A failed answer from any failure already put into the contract's words. */
export function failed(error: Failure): Refused {
  return { ok: false, error };
}

/** How storage, the signer, chains, evidence and the engine say that something failed. */
export interface PartFailure extends CommandRefusal {
  readonly retryAfterMs?: number;
  readonly holder?: NonNullable<Failure['holder']>;
  /** A service's failure has one, and is for {@link ofProvider}. */
  readonly kind?: never;
}

/** Of any part but a service: its code alone decides. */
export function ofPart({ code, message, retryAfterMs, holder }: PartFailure): Failure {
  return {
    code: wordFor(code),
    message,
    detail: code,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(holder === undefined ? {} : { holder }),
  };
}

/** Of a service: its kind decides. Its ids go along: they are what its support asks for. */
export function ofProvider(failure: ProviderFailure): Failure {
  const { code, message, retryAfterMs } = failure;
  const requestId = failure.correlationId ?? failure.requestId;
  return {
    code: KINDS[failure.kind],
    message,
    detail: code,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

const KINDS: Readonly<Record<ProviderFailure['kind'], FailureCode>> = {
  unavailable: 'PROVIDER_UNAVAILABLE',
  'rate-limited': 'RATE_LIMITED',
  unauthorized: 'PROVIDER_REFUSED',
  refused: 'PROVIDER_REFUSED',
  malformed: 'PROVIDER_LIED',
  invalid: 'REFUSED',
};

/** What a read of the ledger threw because the ledger is closed or damaged; null for a bug. */
export function ofThrown(error: unknown): Failure | null {
  return error instanceof LedgerReadError ? ofPart(error) : null;
}
