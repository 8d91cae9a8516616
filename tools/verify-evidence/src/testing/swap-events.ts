import {
  type JsonObject,
  type NewEvent,
  type Review,
  reviewDigest,
  transferCall,
} from '@countinghouse/core';
import { keccak256 } from 'viem';
import { PAYER, signQuote, TEST_QUOTE_KEY } from './keys.ts';

export const START = Date.UTC(2030, 0, 1);
export const BASE = 'eip155:8453';
export const ARBITRUM = 'eip155:42161';
export const USDC_BASE = '0x833589fcd6edb6e08f4c7c32d4f71b54bda02913';
export const USDC_ARBITRUM = '0xaf88d065e77c8cc2239327c5edb3a432268e5831';
export const DEPOSIT = '0x3333333333333333333333333333333333333333';
export const RECIPIENT = '0x2222222222222222222222222222222222222222';
export const PAYOUT_HASH = `0x${'ab'.repeat(32)}`;
export const DEPOSIT_BLOCK = { number: 1_010, hash: `0x${'0d'.repeat(32)}` };
export const PAYOUT_BLOCK = { number: 9_020, hash: `0x${'0e'.repeat(32)}` };
export const AMOUNT_IN = 25_000_000n;
export const AMOUNT_OUT = 24_930_000n;

const REFUND_TO = PAYER.address.toLowerCase();
const DEADLINE = START + 3_600_000;
const NATIVE = { id: `${BASE}/slip44:60`, symbol: 'ETH', decimals: 18 };
const ORIGIN = `nep141:base-${USDC_BASE}.omft.near`;
const DESTINATION = `nep141:arb-${USDC_ARBITRUM}.omft.near`;

/** Every event of one swap that went well, signed with real keys, as the engine writes them. */
export async function swapEvents(actionId: string): Promise<readonly NewEvent[]> {
  const review = reviewOf(actionId);
  const digest = reviewDigest(review);
  const raw = await PAYER.signTransaction({
    type: 'eip1559',
    chainId: 8453,
    nonce: 7,
    to: USDC_BASE,
    value: 0n,
    data: review.payload.data as `0x${string}`,
    gas: 60_000n,
    maxFeePerGas: 2_000_000n,
    maxPriorityFeePerGas: 1_000_000n,
  });
  const hash = keccak256(raw);
  const step = { step: 'sign', attempt: 1 };
  return [
    event('action.started', { kind: 'swap', definitionVersion: 1, input: input() }),
    event('quote.received', quoted()),
    event('review.prepared', { review: review as unknown as JsonObject, digest }),
    event('approval.given', {
      approval: {
        reviewDigest: digest,
        session: 'session-1',
        givenAt: START,
        expiresAt: START + 300_000,
      },
    }),
    event('effect.intended', {
      ...step,
      key: '0'.repeat(64),
      validUntil: START + 300_000,
      reconcile: { type: 'by-hash' },
      approval: { reviewDigest: digest, givenAt: START },
      intent: {
        kind: 'transaction',
        purpose: 'original',
        chain: BASE,
        account: PAYER.address,
        nonce: 7,
        hash,
        raw,
        maxFeePerGas: '2000000',
        maxPriorityFeePerGas: '1000000',
      },
    }),
    event('effect.performed', { ...step, data: { hash } }),
    event('transaction.included', {
      hash,
      blockNumber: DEPOSIT_BLOCK.number,
      blockHash: DEPOSIT_BLOCK.hash,
      succeeded: true,
      fee: '63000000000',
    }),
    event('deposit.seen', seen(hash, AMOUNT_IN, DEPOSIT_BLOCK.number)),
    event('deposit.submitted', { transactionHash: hash, accepted: true, why: null }),
    event('transaction.final', { hash, blockNumber: DEPOSIT_BLOCK.number }),
    event('status.changed', {
      status: 'SUCCESS',
      depositedAmount: AMOUNT_IN.toString(),
      amountOut: AMOUNT_OUT.toString(),
      refundedAmount: null,
      refundReason: null,
      originTransactions: [hash],
      destinationTransactions: [PAYOUT_HASH],
      correlationId: '5b0e2a3c-0000-4000-8000-000000000002',
      received: '{"status":"SUCCESS"}',
    }),
    event('payout.seen', seen(PAYOUT_HASH, AMOUNT_OUT, PAYOUT_BLOCK.number)),
    event('swap.ended', { end: 'done', verified: true, why: 'The payout arrived.' }),
  ];
}

function event(type: string, data: JsonObject): NewEvent {
  return { type, version: 1, data };
}

function seen(hash: string, amount: bigint, blockNumber: number): JsonObject {
  return { hash, amount: amount.toString(), blockNumber };
}

function input(): JsonObject {
  return {
    swapType: 'EXACT_INPUT',
    origin: side(ORIGIN, BASE, USDC_BASE),
    destination: side(DESTINATION, ARBITRUM, USDC_ARBITRUM),
    amount: AMOUNT_IN.toString(),
    slippageBasisPoints: 100,
    recipient: RECIPIENT,
    refundTo: REFUND_TO,
    depositMode: 'SIMPLE',
    appFees: [],
    providerFeeCapBasisPoints: 50,
    deposit: { from: 'wallet', account: PAYER.address, native: NATIVE },
    deadlineMs: 3_600_000,
    confirmationMs: 60_000,
    shown: null,
  };
}

function side(providerId: string, chain: string, token: string): JsonObject {
  const asset = `${chain}/erc20:${token}`;
  return { providerId, asset, chain, token, symbol: 'USDC', decimals: 6, price: null };
}

function quoted(): JsonObject {
  const cold = new Date(DEADLINE + 3 * 24 * 3_600_000).toISOString();
  const received = JSON.stringify(
    signQuote({
      correlationId: '5b0e2a3c-0000-4000-8000-000000000001',
      timestamp: new Date(START).toISOString(),
      quoteRequest: {
        dry: false,
        swapType: 'EXACT_INPUT',
        slippageTolerance: 100,
        originAsset: ORIGIN,
        depositType: 'ORIGIN_CHAIN',
        destinationAsset: DESTINATION,
        amount: AMOUNT_IN.toString(),
        refundTo: REFUND_TO,
        refundType: 'ORIGIN_CHAIN',
        recipient: RECIPIENT,
        recipientType: 'DESTINATION_CHAIN',
        deadline: new Date(DEADLINE).toISOString(),
        depositMode: 'SIMPLE',
        appFees: [{ recipient: 'fees.near', fee: 20 }],
      },
      quote: {
        amountIn: AMOUNT_IN.toString(),
        amountInFormatted: '25.0',
        amountInUsd: '24.9950',
        minAmountIn: AMOUNT_IN.toString(),
        amountOut: AMOUNT_OUT.toString(),
        amountOutFormatted: '24.93',
        amountOutUsd: '24.9251',
        minAmountOut: '24680700',
        timeEstimate: 35,
        depositAddress: DEPOSIT,
        deadline: cold,
        timeWhenInactive: cold,
        refundFee: '12000',
        withdrawFee: '3400',
      },
    }),
  );
  return {
    requestedDeadline: DEADLINE,
    inactiveAt: Date.parse(cold),
    depositAddress: DEPOSIT,
    depositMemo: null,
    amountIn: AMOUNT_IN.toString(),
    minAmountIn: AMOUNT_IN.toString(),
    amountOut: AMOUNT_OUT.toString(),
    minAmountOut: '24680700',
    timeEstimateMs: 35_000,
    refundFee: '12000',
    appFees: [{ recipient: 'fees.near', basisPoints: 20 }],
    correlationId: '5b0e2a3c-0000-4000-8000-000000000001',
    publicKey: TEST_QUOTE_KEY,
    received,
    originBlock: 1_000,
    destinationBlock: 9_000,
  };
}

function reviewOf(actionId: string): Review {
  const amount = (units: bigint, chain: string, token: string) => ({
    asset: `${chain}/erc20:${token}`,
    symbol: 'USDC',
    decimals: 6,
    units: units.toString(),
  });
  const call = transferCall({
    from: PAYER.address,
    to: DEPOSIT,
    token: USDC_BASE,
    amount: AMOUNT_IN,
  });
  return {
    version: 1,
    actionId,
    purpose: 'swap deposit',
    payload: {
      kind: 'evm-transaction',
      chain: BASE,
      from: PAYER.address,
      to: call.to,
      value: '0',
      data: call.data,
      gas: '60000',
      maxFeePerGas: '2000000',
      maxPriorityFeePerGas: '1000000',
    },
    decoded: {
      kind: 'erc20-transfer',
      token: USDC_BASE,
      recipient: DEPOSIT,
      units: AMOUNT_IN.toString(),
    },
    payer: PAYER.address,
    pays: amount(AMOUNT_IN, BASE, USDC_BASE),
    receiver: RECIPIENT,
    receives: amount(AMOUNT_OUT, ARBITRUM, USDC_ARBITRUM),
    receivesAtLeast: amount(24_680_700n, ARBITRUM, USDC_ARBITRUM),
    through: '1Click',
    to: DEPOSIT,
    networkFeeAtMost: { asset: NATIVE.id, symbol: 'ETH', decimals: 18, units: '120000000000' },
    otherFees: [{ name: 'fees.near', basisPoints: 20 }],
    refundTo: REFUND_TO,
    validUntil: START + 300_000,
    preparedAt: START,
    warnings: [],
    compare: DEPOSIT,
  };
}
