export { DEFAULT_SCRYPT_COST, type ScryptCost } from './crypto/kdf.ts';
export { LedgerReadError } from './errors/ledger-failure.ts';
export type { LockHolder, OpenFailure, OpenFailureCode } from './errors/open-failure.ts';
export { type ProfilePaths, profilePaths } from './files/paths.ts';
export type { OpenedKeys } from './header/keys.ts';
export { createKeyOpener, type KeyOpener } from './header/open-keys.ts';
export type {
  Keychain,
  KeychainFailure,
  KeychainFailureCode,
  KeychainState,
} from './keychain/keychain.ts';
export { chainHash } from './ledger/chain.ts';
export type { LedgerReads } from './ledger/ledger.ts';
export type { VaultRows } from './ledger/vault-rows.ts';
export { type MachineId, systemMachineId } from './machine/machine-id.ts';
export type { RecoveryReason } from './mark/recovery.ts';
export {
  type CreatedProfile,
  type CreateProfileOptions,
  createProfile,
} from './profile/create-profile.ts';
export type { Environment, LedgerEnvironment } from './profile/environment.ts';
export type { LedgerWork } from './profile/ledger-work.ts';
export { type Ledger, type OpenLedgerOptions, openLedger } from './profile/open-ledger.ts';
