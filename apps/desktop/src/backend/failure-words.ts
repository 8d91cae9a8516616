import type {
  ChainFailure,
  EvidenceExportFailure,
  EvidenceRefusal,
  LedgerFailureCode,
} from '@countinghouse/core';
import type { OpenFailureCode } from '@countinghouse/storage';
import type { WalletFailure } from '@countinghouse/wallet';
import type { FailureCode } from '../contract/result.ts';
import type { ConfigProblem } from './config.ts';

/** Every code that a part of the house may fail with. A code means the same, whichever part says it. */
type PartCode =
  | LedgerFailureCode
  | OpenFailureCode
  | WalletFailure['code']
  | ChainFailure['code']
  | (EvidenceExportFailure | EvidenceRefusal)['code']
  | ConfigProblem['code']
  | EngineCode;

/** The engine's own words. An action has more, which its definition chooses: those are refusals. */
type EngineCode =
  | 'LOCKED'
  | 'RECOVERED_MODE'
  | 'REVIEW_CHANGED'
  | 'REVIEW_EXPIRED'
  | 'NO_SUCH_ACTION'
  | 'NOT_NOW'
  | 'UNKNOWN_COMMAND';

const WORDS = {
  // Not unlocked, or no longer.
  LOCKED: 'LOCKED',
  LEDGER_CLOSED: 'LOCKED',
  SIGNER_LOCKED: 'LOCKED',

  // What somebody typed or chose.
  WRONG_PASSPHRASE: 'WRONG_PASSPHRASE',
  WRONG_RECOVERY_CODE: 'WRONG_RECOVERY_CODE',
  TOO_MANY_ATTEMPTS: 'TOO_MANY_ATTEMPTS',
  PASSPHRASE_TOO_SHORT: 'PASSPHRASE_TOO_SHORT',
  DOOR_CLOSED: 'DOOR_CLOSED',
  BAD_CONFIG: 'BAD_INPUT',
  SANDBOX_AND_LIVE_MIXED: 'SANDBOX_AND_LIVE_MIXED',
  KEYCHAIN_LOCKED: 'KEYCHAIN_LOCKED',
  KEYCHAIN_ABSENT: 'KEYCHAIN_ABSENT',
  KEYCHAIN_FAILED: 'KEYCHAIN_FAILED',

  // The files of a profile.
  LEDGER_IN_USE: 'LEDGER_IN_USE',
  LEDGER_CORRUPT: 'LEDGER_DAMAGED',
  LEDGER_DAMAGED: 'LEDGER_DAMAGED',
  LEDGER_TRUNCATED: 'LEDGER_DAMAGED',
  LEDGER_UNREADABLE: 'LEDGER_DAMAGED',
  HEADER_DAMAGED: 'LEDGER_DAMAGED',
  MIGRATION_FAILED: 'LEDGER_DAMAGED',
  SNAPSHOT_BAD: 'LEDGER_DAMAGED',
  VAULT_ROW_DAMAGED: 'LEDGER_DAMAGED',
  WRAP_TOO_WEAK: 'LEDGER_DAMAGED',
  WRONG_KEY: 'LEDGER_DAMAGED',
  HEADER_TOO_NEW: 'LEDGER_TOO_NEW',
  SCHEMA_TOO_NEW: 'LEDGER_TOO_NEW',
  VAULT_ROW_TOO_NEW: 'LEDGER_TOO_NEW',
  HEADER_MISSING: 'LEDGER_MISSING',
  LEDGER_MISSING: 'LEDGER_MISSING',
  PROFILE_MISSING: 'LEDGER_MISSING',
  DIRECTORY_READ_ONLY: 'DISK_ERROR',
  DISK_ERROR: 'DISK_ERROR',
  LEDGER_READ_ONLY: 'DISK_ERROR',
  DISK_FULL: 'DISK_FULL',
  RECOVERED_MODE: 'RECOVERED_MODE',

  // Later, or elsewhere.
  ALREADY_UNLOCKED: 'NOT_NOW',
  NOT_NOW: 'NOT_NOW',
  SIGNER_UNAVAILABLE: 'NOT_NOW',
  STREAM_MOVED: 'NOT_NOW',
  TOO_BUSY: 'NOT_NOW',
  UNKNOWN_COMMAND: 'NOT_NOW',
  NO_SUCH_ACCOUNT: 'NOT_FOUND',
  NO_SUCH_ACTION: 'NOT_FOUND',
  NO_SUCH_WALLET: 'NOT_FOUND',
  SNAPSHOT_MISSING: 'NOT_FOUND',

  // What was read is not what would be signed.
  NOT_REVIEWED: 'REVIEW_CHANGED',
  REVIEW_CHANGED: 'REVIEW_CHANGED',
  APPROVAL_EXPIRED: 'REVIEW_EXPIRED',
  REVIEW_EXPIRED: 'REVIEW_EXPIRED',

  // Chains.
  CHAIN_MALFORMED: 'CHAIN_UNAVAILABLE',
  CHAIN_UNAVAILABLE: 'CHAIN_UNAVAILABLE',
  CHAIN_WRONG_ID: 'WRONG_CHAIN',
  WRONG_CHAIN: 'WRONG_CHAIN',
  INSUFFICIENT_FUNDS: 'REFUSED',
  NONCE_TOO_LOW: 'REFUSED',
  REPLACEMENT_UNDERPRICED: 'REFUSED',
  TRANSACTION_REFUSED: 'REFUSED',
  WOULD_REVERT: 'REFUSED',

  // Wallets and their process.
  CEREMONY_FAILED: 'REFUSED',
  DOOR_REFUSED: 'REFUSED',
  KEYSTORE_MALFORMED: 'REFUSED',
  KEYSTORE_TOO_COSTLY: 'REFUSED',
  KEYSTORE_UNSUPPORTED: 'REFUSED',
  KEYSTORE_WRONG_ADDRESS: 'REFUSED',
  KEYSTORE_WRONG_PASSWORD: 'REFUSED',
  KEY_INVALID: 'REFUSED',
  MALFORMED_COMMAND: 'REFUSED',
  NO_PHRASE: 'REFUSED',
  NO_SUCH_CEREMONY: 'REFUSED',
  PHRASE_CHECKSUM: 'REFUSED',
  PHRASE_IS_PUBLIC: 'REFUSED',
  PHRASE_LENGTH: 'REFUSED',
  PHRASE_UNKNOWN_WORD: 'REFUSED',
  REFUSED_BY_PERSON: 'REFUSED',
  REFUSED_IN_SANDBOX: 'REFUSED',
  SELF_CHECK_FAILED: 'REFUSED',
  TOO_MANY_ACCOUNTS: 'REFUSED',
  WALLET_EXISTS: 'REFUSED',
  WRONG_RECIPIENT: 'REFUSED',

  // A file of evidence that cannot be read.
  MALFORMED: 'REFUSED',
  NOT_EVIDENCE: 'REFUSED',
  NOT_JSON: 'REFUSED',
  NOT_TEXT: 'REFUSED',
  TOO_LARGE: 'REFUSED',
  TRUNCATED: 'REFUSED',
  VERSION_TOO_NEW: 'REFUSED',

  // Of this program's own making.
  COMMAND_REPEATED: 'REFUSED',
  DRIVER_MISSING: 'REFUSED',
  PROFILE_EXISTS: 'REFUSED',
  RUNTIME_TOO_OLD: 'REFUSED',
} as const satisfies Readonly<Record<PartCode, FailureCode>>;

/**
 * The contract's word for a part's code. Definitions of actions and composed ceremonies have codes of
 * their own, so the set is open: what is not known here is a refusal.
 */
export function wordFor(code: string): FailureCode {
  return Object.hasOwn(WORDS, code) ? WORDS[code as keyof typeof WORDS] : 'REFUSED';
}
