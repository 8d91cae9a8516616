import { ORPCError } from '@orpc/client';
import type { Answer, Failure, FailureCode } from '../../contract/result.ts';

/**
 * What each failure is called, for a person. Also the set of codes at run time: the contract's own list
 * would bring the whole of zod with it.
 */
export const FAILURE_TITLES: Readonly<Record<FailureCode, string>> = {
  BAD_INPUT: 'Something in the form was not understood',
  LOCKED: 'The house is locked',
  NOT_NOW: 'Not at this moment',
  NO_PROFILE: 'No profile is chosen',
  BACKEND_RESTARTED: 'The connection was interrupted',
  BUG: 'A fault of this program',
  WRONG_PASSPHRASE: 'That passphrase does not open this profile',
  WRONG_RECOVERY_CODE: 'That recovery code does not open this profile',
  TOO_MANY_ATTEMPTS: 'Too many attempts',
  PASSPHRASE_TOO_SHORT: 'That passphrase is too short',
  DOOR_CLOSED: 'It took too long',
  LEDGER_IN_USE: 'Another program has this ledger open',
  LEDGER_DAMAGED: 'The ledger is damaged',
  LEDGER_TOO_NEW: 'The ledger was written by a newer version',
  LEDGER_MISSING: 'The ledger is not where it should be',
  KEYCHAIN_LOCKED: 'The keychain is locked',
  KEYCHAIN_ABSENT: 'There is no keychain',
  KEYCHAIN_FAILED: 'The keychain did not answer',
  DISK_FULL: 'The disk is full',
  DISK_ERROR: 'The disk could not be read or written',
  RECOVERED_MODE: 'The ledger came back from an earlier day',
  REFUSED: 'Refused',
  NOT_FOUND: 'Not found',
  REVIEW_CHANGED: 'It changed since you read it',
  REVIEW_EXPIRED: 'It is no longer valid',
  SANDBOX_AND_LIVE_MIXED: 'Sandbox and live do not mix',
  WRONG_CHAIN: 'A different chain answered',
  PROVIDER_UNAVAILABLE: 'The service did not answer',
  PROVIDER_REFUSED: 'The service refused',
  PROVIDER_LIED: 'The answer did not bear checking',
  RATE_LIMITED: 'The service asks for patience',
  CHAIN_UNAVAILABLE: 'The chain could not be read',
};

export function isFailureCode(code: unknown): code is FailureCode {
  return typeof code === 'string' && Object.hasOwn(FAILURE_TITLES, code);
}

export const RESTARTED: Failure = {
  code: 'BACKEND_RESTARTED',
  message: 'The line to the backend was lost before it answered. It is safe to try again.',
};

/** What came instead of an answer, as a failure. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Refused) return thrown.failure;
  if (thrown instanceof ORPCError) {
    const code = isFailureCode(thrown.code) ? thrown.code : codeOf(thrown.status);
    return { code, message: thrown.message };
  }
  return RESTARTED;
}

function codeOf(status: number): FailureCode {
  return status >= 400 && status < 500 ? 'BAD_INPUT' : 'BUG';
}

/** A failure where only an exception will do, as in the query cache. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

export function isAnswer(value: unknown): value is Answer<unknown> {
  return typeof value === 'object' && value !== null && 'ok' in value;
}
