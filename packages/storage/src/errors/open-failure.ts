import type { UnlockFailureCode } from '@countinghouse/core';

/** Why a profile cannot be created, opened, copied, restored or changed. Nothing is ever deleted. */
export type OpenFailureCode =
  | 'RUNTIME_TOO_OLD'
  | 'DRIVER_MISSING'
  | 'PROFILE_EXISTS'
  | 'PROFILE_MISSING'
  | 'LEDGER_IN_USE'
  | 'LEDGER_CLOSED'
  | 'LEDGER_MISSING'
  | 'LEDGER_TRUNCATED'
  | 'LEDGER_CORRUPT'
  | 'WRONG_KEY'
  | 'SCHEMA_TOO_NEW'
  | 'MIGRATION_FAILED'
  | 'SNAPSHOT_BAD'
  | 'SNAPSHOT_MISSING'
  | 'PASSPHRASE_TOO_SHORT'
  | UnlockFailureCode;

/** An expected failure around the files of a profile. */
export interface OpenFailure {
  readonly code: OpenFailureCode;
  /** What happened, where, and what to do; never contains secrets. */
  readonly message: string;
  /** Who holds the lock, where the code is LEDGER_IN_USE. */
  readonly holder?: LockHolder;
  readonly retryAfterMs?: number;
}

/** The process that has the ledger open, as it described itself. */
export interface LockHolder {
  readonly pid: number;
  readonly program: string;
  /** Milliseconds since the Unix epoch. */
  readonly since: number;
}

/** Builds an {@link OpenFailure}. */
export function openFailure(code: OpenFailureCode, message: string): OpenFailure {
  return { code, message };
}
