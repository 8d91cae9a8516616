import { err, ok, type Result } from '@countinghouse/core';
import type { Failure, FailureCode } from '../../contract/result.ts';

/** How anything below the contract says that it failed. */
export interface InnerFailure {
  readonly code: string;
  readonly message: string;
  readonly retryAfterMs?: number;
  readonly holder?: { readonly pid: number; readonly program: string; readonly since: number };
}

/** Codes of the parts, by the word the contract has for them; one that has its own keeps it. */
const WORDS: Readonly<Record<string, FailureCode>> = {
  PROFILE_MISSING: 'LEDGER_MISSING',
  HEADER_MISSING: 'LEDGER_MISSING',
  LEDGER_MISSING: 'LEDGER_MISSING',
  LEDGER_TRUNCATED: 'LEDGER_DAMAGED',
  LEDGER_CORRUPT: 'LEDGER_DAMAGED',
  HEADER_DAMAGED: 'LEDGER_DAMAGED',
  WRONG_KEY: 'LEDGER_DAMAGED',
  MIGRATION_FAILED: 'LEDGER_DAMAGED',
  SCHEMA_TOO_NEW: 'LEDGER_TOO_NEW',
  HEADER_TOO_NEW: 'LEDGER_TOO_NEW',
  DIRECTORY_READ_ONLY: 'DISK_ERROR',
  LEDGER_READ_ONLY: 'DISK_ERROR',
  LEDGER_CLOSED: 'LOCKED',
  SIGNER_LOCKED: 'LOCKED',
  SNAPSHOT_MISSING: 'NOT_FOUND',
  NO_SUCH_WALLET: 'NOT_FOUND',
  NO_SUCH_ACCOUNT: 'NOT_FOUND',
  LEDGER_IN_USE: 'LEDGER_IN_USE',
  WRONG_PASSPHRASE: 'WRONG_PASSPHRASE',
  WRONG_RECOVERY_CODE: 'WRONG_RECOVERY_CODE',
  TOO_MANY_ATTEMPTS: 'TOO_MANY_ATTEMPTS',
  PASSPHRASE_TOO_SHORT: 'PASSPHRASE_TOO_SHORT',
  DOOR_CLOSED: 'DOOR_CLOSED',
  KEYCHAIN_LOCKED: 'KEYCHAIN_LOCKED',
  KEYCHAIN_ABSENT: 'KEYCHAIN_ABSENT',
  KEYCHAIN_FAILED: 'KEYCHAIN_FAILED',
  DISK_FULL: 'DISK_FULL',
  DISK_ERROR: 'DISK_ERROR',
  SANDBOX_AND_LIVE_MIXED: 'SANDBOX_AND_LIVE_MIXED',
  BAD_CONFIG: 'BAD_INPUT',
  STREAM_MOVED: 'NOT_NOW',
};

/** A failure of a part as the contract tells it. A code it has no word for is a refusal, named in `detail`. */
export function toFailure(inner: InnerFailure): Failure {
  const code = Object.hasOwn(WORDS, inner.code) ? WORDS[inner.code] : undefined;
  return {
    code: code ?? 'REFUSED',
    message: inner.message,
    ...(code === inner.code ? {} : { detail: inner.code }),
    ...(inner.retryAfterMs === undefined ? {} : { retryAfterMs: inner.retryAfterMs }),
    ...(inner.holder === undefined ? {} : { holder: inner.holder }),
  };
}

/** The answer of a procedure that a part has failed. */
export function refusal(inner: InnerFailure): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: toFailure(inner) };
}

/** The answer of a procedure that the contract's own word describes best. */
export function failed(
  code: FailureCode,
  message: string,
): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { code, message } };
}

/** Writes our own small files; what the disk says is a failure, everything else a bug. */
export function onDisk<T>(work: () => T): Result<T, Failure> {
  try {
    return ok(work());
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (typeof code !== 'string') throw error;
    const full = code === 'ENOSPC' || code === 'EDQUOT';
    return err({
      code: full ? 'DISK_FULL' : 'DISK_ERROR',
      message: full
        ? 'The disk that holds the profiles is full. Free some space and try again; nothing was lost.'
        : 'The folder of the profiles cannot be written. Check it and try again; nothing was lost.',
      detail: code,
    });
  }
}
