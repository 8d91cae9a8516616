import { LedgerReadError } from '@countinghouse/storage';
import { describe, expect, it } from 'vitest';
import { failure } from '../contract/result.ts';
import { ofPart, ofProvider, ofThrown, refuse } from './failures.ts';

const message = 'A sentence.';

describe('what a part calls a failure, in the words of the contract', () => {
  it('of storage', () => {
    expect(ofPart({ code: 'LEDGER_CLOSED', message })).toEqual({
      code: 'LOCKED',
      message,
      detail: 'LEDGER_CLOSED',
    });
    const holder = { pid: 7, program: 'demo', since: 1 };
    const inUse = ofPart({ code: 'LEDGER_IN_USE', message, holder, retryAfterMs: 5 });
    expect(inUse).toMatchObject({ code: 'LEDGER_IN_USE', holder, retryAfterMs: 5 });
    expect(ofPart({ code: 'SNAPSHOT_BAD', message }).code).toBe('LEDGER_DAMAGED');
    expect(ofPart({ code: 'SCHEMA_TOO_NEW', message }).code).toBe('LEDGER_TOO_NEW');
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
    expect(ofPart({ code: 'CHAIN_UNAVAILABLE', message, retryAfterMs: 3 })).toEqual({
      code: 'CHAIN_UNAVAILABLE',
      message,
      detail: 'CHAIN_UNAVAILABLE',
      retryAfterMs: 3,
    });
    expect(ofPart({ code: 'CHAIN_WRONG_ID', message }).code).toBe('WRONG_CHAIN');
    expect(ofPart({ code: 'INSUFFICIENT_FUNDS', message }).code).toBe('REFUSED');
  });

  it('of an action: known words keep their meaning, others are refusals with their own code', () => {
    expect(ofPart({ code: 'REVIEW_EXPIRED', message }).code).toBe('REVIEW_EXPIRED');
    expect(ofPart({ code: 'NO_SUCH_ACTION', message }).code).toBe('NOT_FOUND');
    expect(ofPart({ code: 'DISK_FULL', message }).code).toBe('DISK_FULL');
    expect(ofPart({ code: 'LEDGER_CLOSED', message }).code).toBe('LOCKED');
    expect(ofPart({ code: 'BEING_CANCELLED', message })).toEqual({
      code: 'REFUSED',
      message,
      detail: 'BEING_CANCELLED',
    });
  });

  it('of the signer and of evidence', () => {
    expect(ofPart({ code: 'SIGNER_LOCKED', message }).code).toBe('LOCKED');
    expect(ofPart({ code: 'TOO_MANY_ATTEMPTS', message, retryAfterMs: 4 })).toMatchObject({
      code: 'TOO_MANY_ATTEMPTS',
      retryAfterMs: 4,
    });
    expect(ofPart({ code: 'WALLET_EXISTS', message })).toMatchObject({
      code: 'REFUSED',
      detail: 'WALLET_EXISTS',
    });
    expect(ofPart({ code: 'NO_SUCH_ACTION', message }).code).toBe('NOT_FOUND');
    expect(ofPart({ code: 'VERSION_TOO_NEW', message }).code).toBe('REFUSED');
  });

  it('of a ceremony, whose codes are storage’s or its own; a code nobody knows is a refusal', () => {
    expect(ofPart({ code: 'PASSPHRASE_TOO_SHORT', message }).code).toBe('PASSPHRASE_TOO_SHORT');
    for (const code of ['OF_ITS_OWN', 'constructor']) {
      expect(ofPart({ code, message })).toEqual({ code: 'REFUSED', message, detail: code });
    }
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
      ofPart({ code: 'WOULD_REVERT', message }),
      ofPart({ code: 'LEDGER_IN_USE', message, holder: { pid: 1, program: 'x', since: 0 } }),
    ]) {
      expect(failure.safeParse(one).error).toBeUndefined();
    }
  });
});
