import type { SignerFailureCode, UnlockFailureCode } from '@countinghouse/core';

/**
 * Everything that can go wrong with wallets and the process that holds them. A composed ceremony
 * fails with a code of its own, which is passed on as it is; CEREMONY_FAILED where it had none.
 */
export type WalletFailureCode =
  | SignerFailureCode
  | UnlockFailureCode
  | 'PHRASE_LENGTH'
  | 'PHRASE_UNKNOWN_WORD'
  | 'PHRASE_CHECKSUM'
  | 'PHRASE_IS_PUBLIC'
  | 'KEY_INVALID'
  | 'KEYSTORE_MALFORMED'
  | 'KEYSTORE_UNSUPPORTED'
  | 'KEYSTORE_TOO_COSTLY'
  | 'KEYSTORE_WRONG_PASSWORD'
  | 'KEYSTORE_WRONG_ADDRESS'
  | 'REFUSED_IN_SANDBOX'
  | 'NO_SUCH_WALLET'
  | 'WALLET_EXISTS'
  | 'NO_PHRASE'
  | 'TOO_MANY_ACCOUNTS'
  | 'VAULT_ROW_DAMAGED'
  | 'VAULT_ROW_TOO_NEW'
  | 'ALREADY_UNLOCKED'
  | 'NO_SUCH_CEREMONY'
  | 'CEREMONY_FAILED'
  | 'DOOR_REFUSED'
  | 'DOOR_CLOSED'
  | 'MALFORMED_COMMAND'
  | 'TOO_BUSY';

/** `message` is a sentence for the person; no secret ever stands in it. */
export interface WalletFailure {
  readonly code: WalletFailureCode;
  readonly message: string;
  readonly retryAfterMs?: number;
}
