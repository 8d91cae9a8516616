import { LedgerReadError } from '@countinghouse/storage';
import { describe, expect, it } from 'vitest';
import { failure } from '../contract/result.ts';
import {
  ofChain,
  ofCommand,
  ofEvidence,
  ofLedger,
  ofProvider,
  ofSigner,
  ofThrown,
  refuse,
} from './failures.ts';

const message = 'A sentence.';

describe('what a part calls a failure, in the words of the contract', () => {
  it('of storage', () => {
    expect(ofLedger({ code: 'LEDGER_CLOSED', message })).toEqual({
      code: 'LOCKED',
      message,
      detail: 'LEDGER_CLOSED',
    });
    const holder = { pid: 7, program: 'demo', since: 1 };
    const inUse = ofLedger({ code: 'LEDGER_IN_USE', message, holder, retryAfterMs: 5 });
    expect(inUse).toMatchObject({ code: 'LEDGER_IN_USE', holder, retryAfterMs: 5 });
    expect(ofLedger({ code: 'SNAPSHOT_BAD', message }).code).toBe('LEDGER_DAMAGED');
    expect(ofLedger({ code: 'SCHEMA_TOO_NEW', message }).code).toBe('LEDGER_TOO_NEW');
  });

  it('of a service: the id its support asks for goes along', () => {
    const base = { code: 'X', message, provider: 'oneclick', operation: 'quote' };
    const of = (kind: Parameters<typeof ofProvider>[0]['kind'], more = {}) =>
      ofProvider({ ...base, kind, mayHaveHappened: false, ...more });
    expect(of('refused', { requestId: 'r', correlationId: 'c' })).toEqual({
      code: 'PROVIDER_REFUSED',
      message,
      detail: 'X',
      requestId: 'c',
    });
    expect(of('unavailable', { requestId: 'r' })).toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
      requestId: 'r',
    });
    expect(of('rate-limited', { retryAfterMs: 9 })).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterMs: 9,
    });
    expect(of('malformed').code).toBe('PROVIDER_LIED');
    expect(of('unauthorized').code).toBe('PROVIDER_REFUSED');
    expect(of('invalid').code).toBe('REFUSED');
  });

  it('of a chain', () => {
    expect(ofChain({ code: 'CHAIN_UNAVAILABLE', message, retryAfterMs: 3 })).toEqual({
      code: 'CHAIN_UNAVAILABLE',
      message,
      detail: 'CHAIN_UNAVAILABLE',
      retryAfterMs: 3,
    });
    expect(ofChain({ code: 'CHAIN_WRONG_ID', message }).code).toBe('WRONG_CHAIN');
    expect(ofChain({ code: 'INSUFFICIENT_FUNDS', message }).code).toBe('REFUSED');
  });

  it('of an action: known words keep their meaning, others are refusals with their own code', () => {
    expect(ofCommand({ code: 'REVIEW_EXPIRED', message }).code).toBe('REVIEW_EXPIRED');
    expect(ofCommand({ code: 'NO_SUCH_ACTION', message }).code).toBe('NOT_FOUND');
    expect(ofCommand({ code: 'DISK_FULL', message }).code).toBe('DISK_FULL');
    expect(ofCommand({ code: 'LEDGER_CLOSED', message }).code).toBe('LOCKED');
    expect(ofCommand({ code: 'BEING_CANCELLED', message })).toEqual({
      code: 'REFUSED',
      message,
      detail: 'BEING_CANCELLED',
    });
  });

  it('of the signer and of evidence', () => {
    expect(ofSigner({ code: 'SIGNER_LOCKED', message }).code).toBe('LOCKED');
    expect(ofSigner({ code: 'TOO_MANY_ATTEMPTS', message, retryAfterMs: 4 })).toMatchObject({
      code: 'TOO_MANY_ATTEMPTS',
      retryAfterMs: 4,
    });
    expect(ofSigner({ code: 'WALLET_EXISTS', message })).toMatchObject({
      code: 'REFUSED',
      detail: 'WALLET_EXISTS',
    });
    expect(ofEvidence({ code: 'NO_SUCH_ACTION', message }).code).toBe('NOT_FOUND');
    expect(ofEvidence({ code: 'VERSION_TOO_NEW', message }).code).toBe('REFUSED');
  });

  it('of a read that threw; a bug is no failure', () => {
    expect(ofThrown(new LedgerReadError('LEDGER_CORRUPT'))).toMatchObject({
      code: 'LEDGER_DAMAGED',
      detail: 'LEDGER_CORRUPT',
    });
    expect(ofThrown(new TypeError('a bug'))).toBeNull();
  });

  it('always fits the contract', () => {
    for (const one of [
      refuse('NOT_FOUND', message).error,
      refuse('REFUSED', message, 'WHY').error,
      ofChain({ code: 'WOULD_REVERT', message }),
      ofLedger({ code: 'LEDGER_IN_USE', message, holder: { pid: 1, program: 'x', since: 0 } }),
    ]) {
      expect(failure.safeParse(one).error).toBeUndefined();
    }
  });
});
