export type { AddressNames } from './calls-in-words.ts';
export type * from './decoded-grant.ts';
export { endGrantsFrom, grantNonces } from './grant-nonces.ts';
export type { GrantAsked, GrantMismatch, GrantReview, UnlimitedReason } from './grant-review.ts';
export { type GrantExpectation, grantMismatches } from './mismatches.ts';
export { type GrantDraft, reviewGrant } from './review-grant.ts';
export { grantSentences } from './sentences.ts';
export { expiryOf } from './spans.ts';
export { unlimitedReasons } from './unlimited.ts';
