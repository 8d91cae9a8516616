import type {
  ChainFailure,
  CommandRefusal,
  EvidenceExportFailure,
  EvidenceRefusal,
  LedgerFailure,
  LedgerFailureCode,
  ProviderFailure,
} from '@countinghouse/core';
import { LedgerReadError, type OpenFailure, type OpenFailureCode } from '@countinghouse/storage';
import type { WalletFailure } from '@countinghouse/wallet';
import type { Failure, FailureCode } from '../contract/result.ts';

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

/** Of storage: appending, opening files, snapshots, long work. */
export function ofLedger(failure: LedgerFailure | OpenFailure): Failure {
  const { code, message } = failure;
  return {
    code: ledgerCode(code),
    message,
    detail: code,
    ...('retryAfterMs' in failure && failure.retryAfterMs !== undefined
      ? { retryAfterMs: failure.retryAfterMs }
      : {}),
    ...('holder' in failure && failure.holder !== undefined ? { holder: failure.holder } : {}),
  };
}

function ledgerCode(code: LedgerFailureCode | OpenFailureCode): FailureCode {
  switch (code) {
    case 'STREAM_MOVED':
      return 'NOT_NOW';
    case 'COMMAND_REPEATED':
      return 'REFUSED';
    case 'LEDGER_CLOSED':
      return 'LOCKED';
    case 'LEDGER_READ_ONLY':
    case 'DIRECTORY_READ_ONLY':
    case 'DISK_ERROR':
      return 'DISK_ERROR';
    case 'DISK_FULL':
      return 'DISK_FULL';
    case 'LEDGER_CORRUPT':
    case 'LEDGER_TRUNCATED':
    case 'HEADER_DAMAGED':
    case 'WRONG_KEY':
    case 'MIGRATION_FAILED':
    case 'SNAPSHOT_BAD':
    case 'WRAP_TOO_WEAK':
      return 'LEDGER_DAMAGED';
    case 'SCHEMA_TOO_NEW':
    case 'HEADER_TOO_NEW':
      return 'LEDGER_TOO_NEW';
    case 'LEDGER_MISSING':
    case 'PROFILE_MISSING':
    case 'HEADER_MISSING':
      return 'LEDGER_MISSING';
    case 'SNAPSHOT_MISSING':
      return 'NOT_FOUND';
    case 'PROFILE_EXISTS':
    case 'RUNTIME_TOO_OLD':
    case 'DRIVER_MISSING':
      return 'REFUSED';
    case 'LEDGER_IN_USE':
    case 'PASSPHRASE_TOO_SHORT':
    case 'WRONG_PASSPHRASE':
    case 'WRONG_RECOVERY_CODE':
    case 'TOO_MANY_ATTEMPTS':
    case 'KEYCHAIN_LOCKED':
    case 'KEYCHAIN_ABSENT':
    case 'KEYCHAIN_FAILED':
      return code;
    default:
      return code satisfies never;
  }
}

/** Of a service. Its ids go along: they are what its support asks for. */
export function ofProvider(failure: ProviderFailure): Failure {
  const { code, message, retryAfterMs } = failure;
  const requestId = failure.correlationId ?? failure.requestId;
  return {
    code: providerCode(failure.kind),
    message,
    detail: code,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

function providerCode(kind: ProviderFailure['kind']): FailureCode {
  switch (kind) {
    case 'unavailable':
      return 'PROVIDER_UNAVAILABLE';
    case 'rate-limited':
      return 'RATE_LIMITED';
    case 'unauthorized':
    case 'refused':
      return 'PROVIDER_REFUSED';
    case 'malformed':
      return 'PROVIDER_LIED';
    case 'invalid':
      return 'REFUSED';
    default:
      return kind satisfies never;
  }
}

/** Of a chain's servers. */
export function ofChain({ code, message, retryAfterMs }: ChainFailure): Failure {
  return {
    code: chainCode(code),
    message,
    detail: code,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

function chainCode(code: ChainFailure['code']): FailureCode {
  switch (code) {
    case 'CHAIN_UNAVAILABLE':
    case 'CHAIN_MALFORMED':
      return 'CHAIN_UNAVAILABLE';
    case 'CHAIN_WRONG_ID':
      return 'WRONG_CHAIN';
    case 'NONCE_TOO_LOW':
    case 'REPLACEMENT_UNDERPRICED':
    case 'INSUFFICIENT_FUNDS':
    case 'WOULD_REVERT':
    case 'TRANSACTION_REFUSED':
      return 'REFUSED';
    default:
      return code satisfies never;
  }
}

/** Of an action or its engine. Definitions have codes of their own, so the set is open: `REFUSED`. */
export function ofCommand({ code, message }: CommandRefusal): Failure {
  return { code: commandCode(code), message, detail: code };
}

const COMMAND_CODES: ReadonlyMap<string, FailureCode> = new Map<string, FailureCode>([
  ['LOCKED', 'LOCKED'],
  ['RECOVERED_MODE', 'RECOVERED_MODE'],
  ['REVIEW_CHANGED', 'REVIEW_CHANGED'],
  ['REVIEW_EXPIRED', 'REVIEW_EXPIRED'],
  ['NO_SUCH_ACTION', 'NOT_FOUND'],
  ['NOT_NOW', 'NOT_NOW'],
  ['UNKNOWN_COMMAND', 'NOT_NOW'],
  // What the ledger says when the engine appends.
  ...(
    ['STREAM_MOVED', 'LEDGER_CLOSED', 'LEDGER_READ_ONLY', 'LEDGER_CORRUPT', 'DISK_FULL'] as const
  ).map((code): [string, FailureCode] => [code, ledgerCode(code)]),
  ['DISK_ERROR', 'DISK_ERROR'],
]);

function commandCode(code: string): FailureCode {
  return COMMAND_CODES.get(code) ?? 'REFUSED';
}

/** Of the process that holds the keys. */
export function ofSigner({ code, message, retryAfterMs }: WalletFailure): Failure {
  return {
    code: signerCode(code),
    message,
    detail: code,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

function signerCode(code: WalletFailure['code']): FailureCode {
  switch (code) {
    case 'SIGNER_LOCKED':
      return 'LOCKED';
    case 'SIGNER_UNAVAILABLE':
    case 'TOO_BUSY':
    case 'ALREADY_UNLOCKED':
      return 'NOT_NOW';
    case 'NO_SUCH_ACCOUNT':
    case 'NO_SUCH_WALLET':
      return 'NOT_FOUND';
    case 'APPROVAL_EXPIRED':
    case 'REVIEW_EXPIRED':
      return 'REVIEW_EXPIRED';
    case 'NOT_REVIEWED':
    case 'REVIEW_CHANGED':
      return 'REVIEW_CHANGED';
    case 'WRONG_CHAIN':
    case 'WRONG_PASSPHRASE':
    case 'WRONG_RECOVERY_CODE':
    case 'TOO_MANY_ATTEMPTS':
    case 'KEYCHAIN_LOCKED':
    case 'KEYCHAIN_ABSENT':
    case 'KEYCHAIN_FAILED':
    case 'DOOR_CLOSED':
      return code;
    case 'DISK_FULL':
    case 'DISK_ERROR':
      return code;
    case 'DIRECTORY_READ_ONLY':
      return 'DISK_ERROR';
    case 'HEADER_MISSING':
      return 'LEDGER_MISSING';
    case 'HEADER_TOO_NEW':
    case 'VAULT_ROW_TOO_NEW':
      return 'LEDGER_TOO_NEW';
    case 'HEADER_DAMAGED':
    case 'WRAP_TOO_WEAK':
    case 'VAULT_ROW_DAMAGED':
      return 'LEDGER_DAMAGED';
    case 'REFUSED_BY_PERSON':
    case 'WRONG_RECIPIENT':
    case 'SELF_CHECK_FAILED':
    case 'PHRASE_LENGTH':
    case 'PHRASE_UNKNOWN_WORD':
    case 'PHRASE_CHECKSUM':
    case 'PHRASE_IS_PUBLIC':
    case 'KEY_INVALID':
    case 'KEYSTORE_MALFORMED':
    case 'KEYSTORE_UNSUPPORTED':
    case 'KEYSTORE_TOO_COSTLY':
    case 'KEYSTORE_WRONG_PASSWORD':
    case 'KEYSTORE_WRONG_ADDRESS':
    case 'REFUSED_IN_SANDBOX':
    case 'WALLET_EXISTS':
    case 'NO_PHRASE':
    case 'TOO_MANY_ACCOUNTS':
    case 'NO_SUCH_CEREMONY':
    case 'CEREMONY_FAILED':
    case 'DOOR_REFUSED':
    case 'MALFORMED_COMMAND':
      return 'REFUSED';
    default:
      return code satisfies never;
  }
}

/** Of evidence: making a file, or reading one. */
export function ofEvidence({ code, message }: EvidenceExportFailure | EvidenceRefusal): Failure {
  return { code: evidenceCode(code), message, detail: code };
}

function evidenceCode(code: (EvidenceExportFailure | EvidenceRefusal)['code']): FailureCode {
  switch (code) {
    case 'NO_SUCH_ACTION':
      return 'NOT_FOUND';
    case 'LEDGER_UNREADABLE':
    case 'LEDGER_DAMAGED':
      return 'LEDGER_DAMAGED';
    case 'TOO_LARGE':
    case 'NOT_TEXT':
    case 'NOT_JSON':
    case 'TRUNCATED':
    case 'NOT_EVIDENCE':
    case 'VERSION_TOO_NEW':
    case 'MALFORMED':
      return 'REFUSED';
    default:
      return code satisfies never;
  }
}

/** What a read of the ledger threw because the ledger is closed or damaged; null for a bug. */
export function ofThrown(error: unknown): Failure | null {
  return error instanceof LedgerReadError
    ? { code: ledgerCode(error.code), message: error.message, detail: error.code }
    : null;
}
