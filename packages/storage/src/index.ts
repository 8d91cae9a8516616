export { DEFAULT_SCRYPT_COST, type ScryptCost } from './crypto/kdf.ts';
export { LedgerReadError } from './errors/ledger-failure.ts';
export type { LockHolder, OpenFailure, OpenFailureCode } from './errors/open-failure.ts';
export type { StepHook } from './files/atomic-write.ts';
export { type ProfilePaths, profilePaths } from './files/paths.ts';
export { changePassphrase, renewRecoveryCode, type WrapChange } from './header/change-wraps.ts';
export {
  addKeychainWrap,
  hasKeychainWrap,
  openWithKeychain,
  removeKeychainWrap,
} from './header/keychain-wrap.ts';
export { type OpenedKeys, wipeKeys } from './header/keys.ts';
export { createKeyOpener, type KeyOpener } from './header/open-keys.ts';
export { recoveryWrapId } from './header/recovery-wrap-id.ts';
export { type HeadVerdict, judgeHeads, type VerifyMessage } from './heads/judge-heads.ts';
export type {
  Keychain,
  KeychainFailure,
  KeychainFailureCode,
  KeychainState,
} from './keychain/keychain.ts';
export { type OsKeychainOptions, osKeychain } from './keychain/os-keychain.ts';
export { chainHash } from './ledger/chain.ts';
export { CIPHER_FORMAT, type CipherFormat, FAST_CIPHER_FORMAT } from './ledger/cipher.ts';
export type { LedgerKeys } from './ledger/connect.ts';
export type { LedgerReads } from './ledger/ledger.ts';
export type { BookQuery } from './ledger/read-book.ts';
export type { VaultRows } from './ledger/vault-rows.ts';
export { type MachineId, systemMachineId } from './machine/machine-id.ts';
export { type PlaceId, systemPlaceId } from './machine/place-id.ts';
export type { RecoveryReason } from './mark/recovery.ts';
export {
  type CreatedProfile,
  type CreateProfileOptions,
  createProfile,
} from './profile/create-profile.ts';
export type { Environment, LedgerEnvironment } from './profile/environment.ts';
export type { LedgerWork } from './profile/ledger-work.ts';
export { type Ledger, type OpenLedgerOptions, openLedger } from './profile/open-ledger.ts';
export type { ProjectionDifference, RebuildReport } from './projections/rebuild.ts';
export { beginRotation } from './rotation/begin-rotation.ts';
export { type FinishRotationOptions, finishRotation } from './rotation/finish-rotation.ts';
export { type RestoreOptions, restoreSnapshot } from './snapshots/restore-snapshot.ts';
export {
  listSnapshots,
  type Snapshot,
  type SnapshotReason,
  snapshotHeaderPath,
} from './snapshots/snapshot-files.ts';
export type { ChainProblem, ChainReport } from './verify/verify-chain.ts';
export type { ExportFormat, ExportKind, VerifyReport } from './worker/protocol.ts';
