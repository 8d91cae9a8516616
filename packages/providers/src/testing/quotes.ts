import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { quoteHash } from '@defuse-protocol/one-click-sdk-typescript';
import { base58 } from '@scure/base';
import type { QuoteRequest } from '../oneclick/wire.ts';
import { START } from './fake-world.ts';

/** An ed25519 key for tests, from a fixed seed, through the platform's own cryptography. */
const PRIVATE_KEY = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 7)]),
  format: 'der',
  type: 'pkcs8',
});
export const TEST_KEY = `ed25519:${base58.encode(
  createPublicKey(PRIVATE_KEY).export({ format: 'der', type: 'spki' }).subarray(-32),
)}`;

const DEADLINE = new Date(START + 60 * 60_000).toISOString();
const COLD = new Date(START + 60 * 60_000 + 3 * 24 * 60 * 60_000).toISOString();

export const REQUEST: QuoteRequest = {
  dry: false,
  swapType: 'EXACT_INPUT',
  slippageTolerance: 100,
  originAsset: 'nep141:base-0x833589fcd6edb6e08f4c7c32d4f71b54bda02913.omft.near',
  depositType: 'ORIGIN_CHAIN',
  destinationAsset: 'nep141:arb-0xaf88d065e77c8cc2239327c5edb3a432268e5831.omft.near',
  amount: '25000000',
  refundTo: '0x1111111111111111111111111111111111111111',
  refundType: 'ORIGIN_CHAIN',
  recipient: '0x2222222222222222222222222222222222222222',
  recipientType: 'DESTINATION_CHAIN',
  deadline: DEADLINE,
};

const AMOUNTS = {
  amountIn: '25000000',
  amountInFormatted: '25.0',
  amountInUsd: '24.9950',
  minAmountIn: '25000000',
  amountOut: '24930000',
  amountOutFormatted: '24.93',
  amountOutUsd: '24.9251',
  minAmountOut: '24680700',
};

export interface Overrides {
  readonly top?: Record<string, unknown>;
  readonly request?: Record<string, unknown>;
  readonly quote?: Record<string, unknown>;
}

/** A quote as the service gives it, signed with the test key by the official algorithm. */
export function signedQuote(overrides: Overrides = {}): Record<string, unknown> {
  const dry = overrides.request?.dry === true;
  const answer = {
    correlationId: '5b0e2a3c-0000-4000-8000-000000000001',
    timestamp: new Date(START).toISOString(),
    quoteRequest: {
      ...REQUEST,
      depositMode: 'SIMPLE',
      confidentiality: 'public',
      appFees: [{ recipient: 'fees.near', fee: 20 }],
      ...overrides.request,
    },
    quote: {
      ...AMOUNTS,
      timeEstimate: 35,
      ...(dry
        ? {}
        : {
            depositAddress: '0x3333333333333333333333333333333333333333',
            deadline: COLD,
            timeWhenInactive: COLD,
            refundFee: '12000',
            withdrawFee: '3400',
          }),
      ...overrides.quote,
    },
    ...overrides.top,
  };
  return { ...answer, signature: signatureOver(answer) };
}

/** Signs with the test key whatever the official package says is to be signed. */
export function signatureOver(answer: unknown): string {
  const digest = quoteHash(answer as Parameters<typeof quoteHash>[0]);
  return `ed25519:${base58.encode(sign(null, Buffer.from(digest, 'ascii'), PRIVATE_KEY))}`;
}

/** A status replaying `quoteResponse`, the way the service does: nulls, and no waiting time. */
export function statusOf(
  quoteResponse: Record<string, unknown>,
  status = 'PENDING_DEPOSIT',
  details: Record<string, unknown> = {},
): Record<string, unknown> {
  const { quoteWaitingTimeMs: _, ...request } = quoteResponse.quoteRequest as Record<
    string,
    unknown
  >;
  return {
    correlationId: '5b0e2a3c-0000-4000-8000-000000000002',
    quoteResponse: {
      ...quoteResponse,
      quoteRequest: { referral: null, virtualChainRecipient: null, ...request },
    },
    status,
    updatedAt: new Date(START + 5_000).toISOString(),
    swapDetails: {
      intentHashes: [],
      nearTxHashes: [],
      originChainTxHashes: [],
      destinationChainTxHashes: [],
      amountIn: null,
      amountOut: '0',
      refundedAmount: '0',
      refundReason: null,
      ...details,
    },
  };
}
