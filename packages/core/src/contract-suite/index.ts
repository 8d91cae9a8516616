/** Tests every implementation of a port must pass, written once. Imports vitest: never ship it. */
export * from './chain.ts';
export * from './earn-provider.ts';
export * from './ledger.ts';
export * from './signer.ts';
export * from './smart-account.ts';
export * from './swap-provider.ts';
