import type { SignTransactionRequest } from '@countinghouse/core';
import { z } from 'zod';
import { doorTask } from './tasks.ts';
import { vaultRow } from './values.ts';

const text = z.string().max(2_000);
const units = z.string().regex(/^(?:0|[1-9]\d{0,77})$/);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.int().min(0);

const amount = z.looseObject({ asset: text, symbol: text, decimals: z.int(), units });

const payload = z.strictObject({
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

const decoded = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.enum(['native-transfer', 'erc20-transfer']),
    token: text.nullable(),
    recipient: text,
    units,
  }),
  z.looseObject({ kind: z.literal('cancel'), reason: text }),
  z.looseObject({ kind: z.literal('unknown'), reason: text }),
]);

/**
 * Loose on purpose: the digest in the approval covers the review as it is, so a field this version
 * does not know must arrive unchanged or the names no longer match.
 */
const review = z.looseObject({
  version: z.literal(1),
  actionId: text,
  purpose: text,
  payload,
  decoded,
  payer: text,
  pays: amount,
  receiver: text,
  receives: amount,
  receivesAtLeast: amount,
  through: text.nullable(),
  to: text,
  networkFeeAtMost: amount,
  otherFees: z.array(z.looseObject({ name: text, basisPoints: z.number() })).max(100),
  refundTo: text.nullable(),
  validUntil: instant,
  preparedAt: instant,
  warnings: z
    .array(z.looseObject({ code: text, weight: z.enum(['stop', 'risk', 'note']), sentence: text }))
    .max(100),
  compare: text,
});

const approval = z.strictObject({
  reviewDigest: digest,
  session: text,
  givenAt: instant,
  expiresAt: instant,
});

/** The closed set of what the backend may ask. None of it carries a secret. */
export const command = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open door'), task: doorTask }),
  z.strictObject({ kind: z.literal('close door'), door: z.int() }),
  z.strictObject({ kind: z.literal('load wallets'), rows: z.array(vaultRow).max(1_000) }),
  z.strictObject({
    kind: z.literal('create wallet'),
    name: z.string().trim().min(1).max(200),
    words: z.union([z.literal(12), z.literal(24)]),
  }),
  z.strictObject({ kind: z.literal('add account'), walletId: z.string().max(64) }),
  z.strictObject({ kind: z.literal('addresses') }),
  z.strictObject({
    kind: z.literal('sign transaction'),
    request: z.strictObject({ payload, nonce: z.int().min(0), review, approval }),
  }),
  z.strictObject({
    kind: z.literal('sign message'),
    address: z.string().max(42),
    message: z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= 65_536),
  }),
]);

type Parsed = z.output<typeof command>;

/** A command in the domain's own types; what the parser lets through is one. */
export type Command =
  | Exclude<Parsed, { readonly kind: 'sign transaction' }>
  | { readonly kind: 'sign transaction'; readonly request: SignTransactionRequest };
