export * from './chain/index.ts';
export * from './kernel/index.ts';
export * from './proof/index.ts';
export * from './review/index.ts';
export type { WalletFailure, WalletFailureCode } from './secrets/failure.ts';
export type { WalletInfo } from './secrets/wallet.ts';
export * from './signer/index.ts';
