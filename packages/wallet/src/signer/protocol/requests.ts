import type { BlindReview, DecodedGrant, DecodedOperation, GrantReview } from '@countinghouse/core';
import { z } from 'zod';
import { enableShape } from '../../kernel/grant/enable-shape.ts';

const text = z.string().max(2_000);
const units = z.string().regex(/^(?:0|[1-9]\d{0,77})$/);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.int().min(0);

const amount = z.looseObject({ asset: text, symbol: text, decimals: z.int(), units });

const transaction = z.strictObject({
  kind: z.literal('evm-transaction'),
  chain: z.string().regex(/^eip155:[1-9]\d{0,14}$/),
  from: z.string().max(42),
  to: z.string().max(42),
  value: units,
  data: z.string().max(262_144),
  gas: units,
  maxFeePerGas: units,
  maxPriorityFeePerGas: units,
});

/**
 * What is only ever compared as a whole, by digest, with what the signer decodes itself, or what it
 * does not look into at all. Its fields need no shape here.
 */
const whole = <T extends { readonly kind: string }>(kind: T['kind']) =>
  z.custom<T>((value) => isRecord(value) && value.kind === kind);
const unlooked = <T extends object>() => z.custom<T>((value) => isRecord(value));

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

const decoded = z.union([
  z.looseObject({
    kind: z.enum(['native-transfer', 'erc20-transfer']),
    token: text.nullable(),
    recipient: text,
    units,
  }),
  whole<DecodedOperation>('user-operation'),
  z.looseObject({ kind: z.literal('cancel'), reason: text }),
  z.looseObject({ kind: z.literal('unknown'), reason: text }),
]);

/**
 * What every review has. Reviews are loose on purpose: the digest in the approval covers the review
 * as it is, so a field this version does not know must arrive unchanged or the names no longer match.
 */
const frame = {
  version: z.literal(1),
  actionId: text,
  purpose: text,
  through: text.nullable(),
  validUntil: instant,
  preparedAt: instant,
  warnings: z
    .array(z.looseObject({ code: text, weight: z.enum(['stop', 'risk', 'note']), sentence: text }))
    .max(1_000),
  compare: text,
};

const transactionReview = z.looseObject({
  ...frame,
  kind: z.never().exactOptional(),
  payload: transaction,
  decoded,
  payer: text,
  pays: amount,
  receiver: text,
  receives: amount,
  receivesAtLeast: amount,
  to: text,
  networkFeeAtMost: amount,
  otherFees: z.array(z.looseObject({ name: text, basisPoints: z.number() })).max(100),
  refundTo: text.nullable(),
});

const approval = z.strictObject({
  reviewDigest: digest,
  session: text,
  givenAt: instant,
  expiresAt: instant,
  secondYes: z.literal('blind').exactOptional(),
});

const chain = z.string().regex(/^eip155:[1-9]\d{0,14}$/);
const address = z.string().max(42);

/** Strict: a field nobody knows would be shown to nobody, and is not part of what is hashed. */
const typedData = z.strictObject({
  kind: z.literal('typed-data'),
  chain,
  from: address,
  typedData: enableShape,
});

const grantReview = z.looseObject({
  ...frame,
  kind: z.literal('grant'),
  payload: typedData,
  decoded: whole<DecodedGrant>('grant'),
  owner: text,
  account: text,
  asked: unlooked<GrantReview['asked']>(),
  unlimited: unlooked<GrantReview['unlimited']>(),
  mismatches: unlooked<GrantReview['mismatches']>(),
  allows: unlooked<GrantReview['allows']>(),
  expiresAt: z.int().nullable(),
});

const bareDigest = z.strictObject({
  kind: z.literal('message'),
  chain,
  from: address,
  digest: z.string().max(66),
});

const blindReview = z.looseObject({
  ...frame,
  kind: z.literal('blind'),
  payload: bareDigest,
  account: text,
  said: unlooked<BlindReview['said']>(),
  cannotCheck: unlooked<BlindReview['cannotCheck']>(),
});

export const transactionRequest = z.strictObject({
  payload: transaction,
  nonce: z.int().min(0),
  review: transactionReview,
  approval,
});

export const typedDataRequest = z.strictObject({
  payload: typedData,
  review: grantReview,
  approval,
});

export const digestRequest = z.strictObject({
  payload: bareDigest,
  review: blindReview,
  approval,
});
