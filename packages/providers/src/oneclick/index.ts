export { canonicalAssetId, chainOfAsset } from './asset-id.ts';
export type { OneClick, OneClickOptions } from './client.ts';
export { createOneClick, ONE_CLICK_URL } from './client.ts';
export type { OneClickCode, RefusalCode, RequestCode } from './codes.ts';
export { confirmationTimeMs } from './confirmation.ts';
export type { OneClickCredential } from './credential.ts';
export { nameQuoteKey } from './evidence/name-quote-key.ts';
export { proveQuote } from './evidence/prove-quote.ts';
export type { OneClickPortOptions } from './port.ts';
export { createOneClickPort } from './port.ts';
export { PRODUCTION_QUOTE_KEY, STAGING_QUOTE_KEY } from './signature/keys.ts';
export type {
  QuoteSignatureCode,
  QuoteSignatureFailure,
  QuoteSignatureProof,
  VerifyOptions,
} from './signature/verify.ts';
export { verifyQuoteSignature } from './signature/verify.ts';
export type { SwapPhase, SwapState } from './state.ts';
export { readSwapState } from './state.ts';
export type * from './wire.ts';
