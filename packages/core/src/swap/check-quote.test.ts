import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SwapEcho, SwapQuote, SwapRequest } from '../ports/swap-provider.ts';
import { checkQuote, type QuoteCheck } from './check-quote.ts';
import type { SwapInput } from './input.ts';
import { quoteRequest } from './quote-step.ts';

const ME = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const DEPOSIT = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC';
const TOKEN = '0x5FbDB2315678afecb367f032d93F642f64180aa3';
const NOW = 1_800_000_000_000;

const asset = {
  providerId: 'nep141:base-usdc',
  asset: `eip155:8453/erc20:${TOKEN}`,
  chain: 'eip155:8453',
  token: TOKEN,
  symbol: 'USDC',
  decimals: 6,
  price: null,
};
const swap: SwapInput = {
  swapType: 'EXACT_INPUT',
  origin: asset,
  destination: { ...asset, providerId: 'nep141:arb-usdc', chain: 'eip155:42161' },
  amount: '25000000',
  slippageBasisPoints: 100,
  recipient: ME,
  refundTo: ME,
  depositMode: 'SIMPLE',
  appFees: [],
  providerFeeCapBasisPoints: 30,
  deposit: {
    from: 'wallet',
    account: ME,
    native: { id: 'eip155:8453/slip44:60', symbol: 'ETH', decimals: 18 },
  },
  deadlineMs: 600_000,
  confirmationMs: 30_000,
  shown: null,
};

function echoOf(request: SwapRequest): SwapEcho {
  return {
    ...request,
    refundType: 'ORIGIN_CHAIN',
    recipientType: 'DESTINATION_CHAIN',
    depositType: 'ORIGIN_CHAIN',
    unasked: [],
  };
}

function check(
  quote: Partial<SwapQuote> = {},
  input: Partial<SwapInput> = {},
  more: Partial<QuoteCheck> = {},
): readonly string[] {
  const asked = { ...swap, ...input };
  const request = quoteRequest(asked, NOW);
  const exactOut = asked.swapType === 'EXACT_OUTPUT';
  const good: SwapQuote = {
    received: '{}',
    correlationId: 'c',
    at: NOW,
    proof: { valid: true, publicKey: 'k', problem: null },
    echo: echoOf(request),
    amountIn: 25_000_000n,
    minAmountIn: 25_000_000n,
    amountOut: exactOut ? 25_000_000n : 24_900_000n,
    minAmountOut: exactOut ? 25_000_000n : 24_651_000n,
    depositAddress: DEPOSIT,
    depositMemo: null,
    inactiveAt: request.deadline + 3 * 24 * 3_600_000,
    timeEstimateMs: 20_000,
    refundFee: null,
    withdrawFee: null,
    ...quote,
  };
  return checkQuote({
    input: asked,
    request,
    quote: good,
    now: NOW,
    ownAddresses: [ME],
    canonicalAsset: (id) => id.replace('1cs_v1:near:', ''),
    ...more,
  }).map((problem) => problem.code);
}

const echo = (change: Partial<SwapEcho>, input: Partial<SwapInput> = {}) =>
  check({ echo: { ...echoOf(quoteRequest({ ...swap, ...input }, NOW)), ...change } }, input);

describe('a quote is paid into only when', () => {
  it('everything holds', () => {
    expect(check()).toEqual([]);
    expect(check({}, { swapType: 'EXACT_OUTPUT' })).toEqual([]);
    expect(check({ minAmountIn: 24_750_000n }, { swapType: 'FLEX_INPUT' })).toEqual([]);
  });

  it('the provider has signed it', () => {
    expect(check({ proof: { valid: false, publicKey: 'k', problem: 'x' } })).toEqual([
      'SIGNATURE_INVALID',
    ]);
    expect(check({ proof: { valid: null, publicKey: 'k', problem: null } })).toEqual([
      'SIGNATURE_MISSING',
    ]);
  });

  it.each<[string, Partial<SwapEcho>]>([
    ['dry', { dry: true }],
    ['swap type', { swapType: 'FLEX_INPUT' }],
    ['slippage', { slippageBasisPoints: 101 }],
    ['origin', { originAsset: 'nep141:other' }],
    ['destination', { destinationAsset: 'nep141:other' }],
    ['amount', { amount: 25_000_001n }],
    ['refund address', { refundTo: DEPOSIT }],
    ['recipient', { recipient: DEPOSIT }],
    ['refund type', { refundType: 'INTENTS' }],
    ['recipient type', { recipientType: 'INTENTS' }],
    ['deposit type', { depositType: 'INTENTS' }],
    ['deposit mode', { depositMode: 'MEMO' }],
    ['deadline', { deadline: NOW + 600_001 }],
    ['route', { unasked: ['customRecipientMsg'] }],
  ])('its %s was understood as asked', (_, change) => {
    expect(echo(change)).toContain('ECHO_DIFFERS');
  });

  it('differences are more than spelling', () => {
    expect(echo({ refundTo: ME.toLowerCase(), depositMode: null })).toEqual([]);
    expect(echo({ originAsset: '1cs_v1:near:nep141:base-usdc' })).toEqual([]);
  });

  it('nobody takes more than was agreed', () => {
    const stranger = (basisPoints: number) => [{ recipient: 'stranger.near', basisPoints }];
    expect(echo({ appFees: stranger(30) })).toEqual([]);
    expect(echo({ appFees: stranger(31) })).toEqual(['FEE_OF_A_STRANGER']);
    expect(echo({ appFees: [...stranger(20), ...stranger(20)] })).toEqual(['FEE_OF_A_STRANGER']);
    expect(echo({ appFees: stranger(-5) })).toEqual(['FEE_MALFORMED']);
    expect(echo({ appFees: stranger(1.5) })).toEqual(['FEE_MALFORMED']);
    const mine = { appFees: [{ recipient: 'me.near', basisPoints: 200 }] };
    const twice = [...mine.appFees, ...mine.appFees];
    expect(echo({ appFees: twice }, mine)).toEqual(['FEE_RAISED']);
    const shared = [{ recipient: 'me.near', basisPoints: 100 }, ...stranger(100)];
    expect(echo({ appFees: shared }, mine)).toEqual([]);
    expect(echo({ appFees: [{ recipient: 'me.near', basisPoints: 201 }] }, mine)).toEqual([
      'FEE_RAISED',
    ]);
  });

  it('the amounts keep to the slippage, rounding against the provider', () => {
    expect(check({ minAmountOut: 24_651_000n - 1n })).toEqual(['AMOUNTS_WRONG']);
    expect(check({ amountIn: 25_000_001n })).toContain('AMOUNTS_WRONG');
    expect(check({ minAmountOut: 24_900_001n })).toContain('AMOUNTS_WRONG');
    expect(check({ amountOut: 0n, minAmountOut: 0n })).toContain('AMOUNTS_WRONG');
    const exact = { swapType: 'EXACT_OUTPUT' } as const;
    expect(check({ amountOut: 24_999_999n, minAmountOut: 24_999_999n }, exact)).toContain(
      'AMOUNTS_WRONG',
    );
  });

  it('it is not worse than what was on screen', () => {
    const shown = { amountIn: '25000000', minAmountOut: '24651000' };
    expect(check({}, { shown })).toEqual([]);
    expect(check({}, { shown: { ...shown, minAmountOut: '24651001' } })).toEqual([
      'WORSE_THAN_SHOWN',
    ]);
  });

  it('it is fresh, and its address outlives the deadline', () => {
    expect(check({ at: NOW - 121_000 })).toEqual(['STALE']);
    expect(check({ at: NOW + 121_000 })).toEqual(['STALE']);
    expect(check({ inactiveAt: NOW + 599_999 })).toEqual(['INACTIVE_TOO_SOON']);
  });

  it('the deposit goes to a good address that is none of our own', () => {
    expect(check({ depositAddress: null })).toEqual(['NO_DEPOSIT_ADDRESS']);
    expect(check({ depositAddress: ME.toLowerCase() })).toEqual(['DEPOSIT_IS_OURS']);
    expect(check({ depositAddress: TOKEN })).toEqual(['DEPOSIT_IS_OURS']);
    expect(check({ depositAddress: '0'.repeat(64) })).toEqual(['DEPOSIT_MALFORMED']);
    expect(check({ depositMemo: '123' })).toEqual(['MEMO_UNEXPECTED']);
    expect(check({}, { depositMode: 'MEMO' })).toEqual(['MEMO_MISSING']);
    // What a wallet here signs has no place for a memo, and without it nobody knows whose money came.
    const memo = { depositMemo: '123' };
    expect(check(memo, { depositMode: 'MEMO' })).toEqual(['MEMO_UNPAYABLE']);
    const outside = { depositMode: 'MEMO', deposit: { from: 'outside' } } as const;
    expect(check(memo, outside)).toEqual([]);
  });

  it('and any change of an amount or place that helps the provider is seen', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('amountIn', 'minAmountOut', 'amountOut'),
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        (field, by) => {
          const worse = {
            amountIn: 25_000_000n + by,
            amountOut: 24_900_000n > by ? 24_900_000n - by : 0n,
            minAmountOut: 24_651_000n > by ? 24_651_000n - by : 0n,
          }[field];
          const shown = { amountIn: '25000000', minAmountOut: '24651000' };
          const codes = check({ [field]: worse }, { shown });
          // A lower estimate above an unchanged minimum harms nobody.
          const harmless = field === 'amountOut' && worse !== undefined && worse >= 24_651_000n;
          expect(codes.length > 0 || harmless).toBe(true);
        },
      ),
    );
  });
});
