import type { Address, Hex } from 'viem';
import { z } from 'zod';

const hex = z.custom<Hex>((value) => typeof value === 'string' && value.startsWith('0x'));
const address = z.custom<Address>((value) => typeof value === 'string' && value.startsWith('0x'));
const Units = z.string().transform((text) => BigInt(text));
const keyName = z.enum(['house', 'stranger']);

/** A session key of ours and what an owner lets it do on one chain. */
export const Grant = z.object({
  /** Number of the grant; its session key follows from it. */
  n: z.number(),
  key: keyName,
  owner: address,
  chainId: z.number(),
  /** What is installed in the account, as it was signed. */
  permission: z.object({ id: hex, validatorData: hex, selectorData: hex }),
  /** Enable nonce of the account it was made for. */
  nonce: z.number(),
  /** Unix seconds. */
  validUntil: z.number(),
  signature: hex.nullable(),
  state: z.enum(['prepared', 'active', 'revoked', 'replaced']),
  /** An operation has brought it into the account. */
  installed: z.boolean(),
});
export type Grant = z.infer<typeof Grant>;

const Operation = z.object({
  sender: address,
  nonce: Units,
  initCode: hex,
  callData: hex,
  accountGasLimits: hex,
  preVerificationGas: Units,
  gasFees: hex,
  paymasterAndData: hex,
  signature: hex,
});

/** A withdrawal whose owner has not signed yet, or no more has to. */
export const Withdrawal = z.object({
  n: z.number(),
  key: keyName,
  owner: address,
  chainId: z.number(),
  amount: Units,
  operation: Operation,
  digest: hex,
  state: z.enum(['prepared', 'used', 'replaced']),
});
export type Withdrawal = z.infer<typeof Withdrawal>;

/** How one action departs from the ordinary. */
export const ActionBehaviour = z
  .strictObject({
    /** It stays in this status; `null` frees it. */
    hold: z.enum(['pending', 'confirming_source']).nullable(),
    /** Status shown from now on, whatever the truth; `null`: the truth again. */
    show: z.string().nullable(),
  })
  .partial();
export type ActionBehaviour = z.infer<typeof ActionBehaviour>;

/** The way of an action's money to another chain. */
const Bridge = z.object({
  state: z.enum(['pending', 'waiting_attestation', 'redeeming', 'success', 'failed']),
  /** The message as the source chain has it. */
  message: hex,
  /** When the relay is known, and when the message is attested; milliseconds of the service's clock. */
  noticedAt: z.number(),
  attestedAt: z.number(),
  /** What the transfer takes, and whether it is a fast one. */
  fee: Units,
  fast: z.boolean(),
  /** How often redeeming was tried. */
  attempts: z.number(),
  error: z.string().nullable(),
});
export type Bridge = z.infer<typeof Bridge>;

/** A purchase, a sale or a withdrawal that was submitted, and everything that came of it. */
export const Action = z.object({
  n: z.number(),
  id: z.string(),
  key: keyName,
  owner: address,
  type: z.enum(['buy', 'sell', 'withdraw']),
  idempotencyKey: z.string().nullable(),
  status: z.enum(['pending', 'confirming_source', 'success', 'failed']),
  /** Milliseconds of the service's clock. */
  createdAt: z.number(),
  updatedAt: z.number(),
  chainId: z.number(),
  destinationChainId: z.number(),
  instrumentId: hex.nullable(),
  amountIn: Units,
  amountOut: Units.nullable(),
  operation: Operation,
  userOpHash: hex,
  /** Number of the grant it is made under. */
  grant: z.number().nullable(),
  sourceTxHash: hex.nullable(),
  destinationTxHash: hex.nullable(),
  error: z.string().nullable(),
  bridge: Bridge.nullable(),
  behaviour: ActionBehaviour,
});
export type Action = z.infer<typeof Action>;

/** A record as it is kept. */
export const toJson = (record: Grant | Withdrawal | Action): string =>
  JSON.stringify(record, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
