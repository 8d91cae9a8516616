export { accountAddress } from './account-address.ts';
export { type AccountComparison, compareAccount } from './compare-account.ts';
export { ECDSA_SIGNER, ECDSA_VALIDATOR, ENTRY_POINT } from './contracts.ts';
export { decodeGrant } from './grant/decode-grant.ts';
export { enableDigest } from './grant/enable-digest.ts';
export { type ExpectedGrant, readGrant } from './grant/read-grant.ts';
export { kernel } from './kernel.ts';
export { rootNonceKey } from './operation/nonce-key.ts';
export { planOperation } from './operation/plan-operation.ts';
