import type {
  SignDigestRequest,
  SignTransactionRequest,
  SignTypedDataRequest,
} from '@countinghouse/core';
import { z } from 'zod';
import { digestRequest, transactionRequest, typedDataRequest } from './requests.ts';
import { doorTask } from './tasks.ts';
import { vaultRow } from './values.ts';

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
  z.strictObject({ kind: z.literal('sign transaction'), request: transactionRequest }),
  z.strictObject({ kind: z.literal('sign typed data'), request: typedDataRequest }),
  z.strictObject({ kind: z.literal('sign digest'), request: digestRequest }),
  z.strictObject({
    kind: z.literal('sign message'),
    address: z.string().max(42),
    message: z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= 65_536),
  }),
]);

type Parsed = z.output<typeof command>;

/** The requests in the domain's own types; what the parser lets through is one. */
interface SigningRequests {
  readonly 'sign transaction': SignTransactionRequest;
  readonly 'sign typed data': SignTypedDataRequest;
  readonly 'sign digest': SignDigestRequest;
}

/** A command in the domain's own types. */
export type Command =
  | Exclude<Parsed, { readonly kind: keyof SigningRequests }>
  | {
      readonly [Kind in keyof SigningRequests]: {
        readonly kind: Kind;
        readonly request: SigningRequests[Kind];
      };
    }[keyof SigningRequests];
