import type { Result } from '../result/result.ts';

export type UnlockFailureCode =
  | 'WRONG_PASSPHRASE'
  | 'WRONG_RECOVERY_CODE'
  | 'TOO_MANY_ATTEMPTS'
  | 'HEADER_MISSING'
  | 'HEADER_DAMAGED'
  | 'HEADER_TOO_NEW'
  | 'WRAP_TOO_WEAK'
  /** The header itself is not at fault: the disk is full, failing, or may not be written. */
  | 'DISK_FULL'
  | 'DISK_ERROR'
  | 'DIRECTORY_READ_ONLY'
  | 'KEYCHAIN_LOCKED'
  | 'KEYCHAIN_ABSENT'
  | 'KEYCHAIN_FAILED';

export interface UnlockFailure {
  readonly code: UnlockFailureCode;
  readonly message: string;
  /** How long the next attempt must wait, where attempts are throttled. */
  readonly retryAfterMs?: number;
}

/** The three 32-byte keys of a profile. The vault key never leaves the process that signs. */
export interface ProfileKeys {
  readonly ledgerKey: Uint8Array;
  readonly connectionKey: Uint8Array;
  readonly vaultKey: Uint8Array;
}

/**
 * Keys as a header yields them. `previous` is there while a rotation or a restore has not been
 * finished: the ledger file may still be under it.
 */
export interface OpenedKeys extends ProfileKeys {
  readonly previous?: ProfileKeys;
}

/**
 * Opens a profile's key header. Implemented by storage, called by the signer process, so that the
 * passphrase is turned into keys only where signing happens.
 */
export interface KeyOpenerPort {
  openWithPassphrase(passphrase: Uint8Array): Promise<Result<OpenedKeys, UnlockFailure>>;
  openWithRecoveryCode(code: Uint8Array): Promise<Result<OpenedKeys, UnlockFailure>>;
}

/** Authenticated encryption of wallet secrets under the vault key: rows in, rows out. */
export interface VaultRow {
  readonly name: string;
  readonly sealed: Uint8Array;
}
