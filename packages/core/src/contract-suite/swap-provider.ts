import { describe, expect, it } from 'vitest';
import type { Instant } from '../ports/clock.ts';
import type {
  DepositKey,
  SwapProviderPort,
  SwapQuote,
  SwapRequest,
  SwapStatus,
} from '../ports/swap-provider.ts';
import { expectOk } from './expect-ok.ts';

/** A swap service between two assets on chains the harness can read. */
export interface SwapProviderHarness {
  readonly port: SwapProviderPort;
  readonly originAsset: string;
  readonly destinationAsset: string;
  /** An amount of the origin asset that is surely enough, and of the destination for EXACT_OUTPUT. */
  readonly amount: bigint;
  /** Fresh addresses, so that their balances are what the swap brought. */
  recipient(): string;
  refundTo(): string;
  now(): Instant;
  /** Lets the service's time go on. */
  advance(milliseconds: number): Promise<void>;
  /** Pays the deposit address on the origin chain and lets the payment be confirmed. */
  deposit(key: DepositKey, amount: bigint): Promise<{ readonly hash: string }>;
  /** What an address holds of the origin or destination asset. */
  holds(side: 'origin' | 'destination', address: string): Promise<bigint>;
  /** The next order ends in this way. */
  nextOrder(fate: 'refunded' | 'success-without-payout'): Promise<void>;
  dispose(): Promise<void>;
}

const HALF_HOUR_MS = 30 * 60_000;
const ENDS = new Set(['SUCCESS', 'REFUNDED', 'FAILED']);

/** What every swap provider must do. */
export function describeSwapProviderContract(
  name: string,
  make: () => Promise<SwapProviderHarness>,
): void {
  const using = async (test: (kit: SwapKit) => Promise<void>): Promise<void> => {
    const harness = await make();
    try {
      await test(swapKit(harness));
    } finally {
      await harness.dispose();
    }
  };

  describe(`${name}: swap provider contract`, () => {
    it('lists the assets it trades, with decimals and a price', () =>
      using(async ({ harness }) => {
        const tokens = expectOk(await harness.port.tokens());
        const origin = tokens.find(({ id }) => id === harness.originAsset);
        expect(origin?.decimals).toBeGreaterThan(0);
        expect(origin?.priceUsd).toMatch(/^\d+(\.\d+)?$/);
        expect(tokens.some(({ id }) => id === harness.destinationAsset)).toBe(true);
      }));

    it('prices a dry quote without an address', () =>
      using(async ({ quote }) => {
        const answer = await quote({ dry: true });
        expect(answer).toMatchObject({ depositAddress: null, inactiveAt: null });
        expect(answer.amountOut).toBeGreaterThan(0n);
      }));

    it('echoes a real quote, signs it, and keeps its amounts within the slippage', () =>
      using(async ({ quote, request, harness: { port } }) => {
        const wanted = request({ slippageBasisPoints: 100 });
        const answer = await quote(wanted);
        const { echo } = answer;
        expect(port.canonicalAsset(echo.originAsset)).toBe(port.canonicalAsset(wanted.originAsset));
        expect(echo).toMatchObject({
          dry: false,
          swapType: 'EXACT_INPUT',
          slippageBasisPoints: 100,
          amount: wanted.amount,
          refundTo: wanted.refundTo,
          recipient: wanted.recipient,
          deadline: wanted.deadline,
          depositType: 'ORIGIN_CHAIN',
          recipientType: 'DESTINATION_CHAIN',
          refundType: 'ORIGIN_CHAIN',
        });
        expect(answer.proof.valid).not.toBe(false);
        expect(answer.amountIn).toBe(wanted.amount);
        expect(answer.minAmountOut).toBeGreaterThanOrEqual((answer.amountOut * 9_900n) / 10_000n);
        expect(answer.depositAddress).not.toBeNull();
        expect(answer.inactiveAt ?? 0).toBeGreaterThan(wanted.deadline);
        expect(answer.received.length).toBeGreaterThan(0);
      }));

    it('gives every real quote an address of its own', () =>
      using(async ({ quote }) => {
        const [a, b] = [await quote({}), await quote({})];
        expect(a.depositAddress).not.toBe(b.depositAddress);
      }));

    it('refuses what it cannot do as a value, with a code', () =>
      using(async ({ request, harness: { port } }) => {
        const small = await port.quote(request({ amount: 1n }));
        // Which of its closed codes it is differs by provider and route.
        expect(small).toMatchObject({
          ok: false,
          error: { kind: 'refused', code: expect.stringMatching(/^[A-Z_]+$/) },
        });
        const unknown = await port.quote(request({ originAsset: 'nep141:nothing.near' }));
        expect(unknown).toMatchObject({ ok: false, error: { kind: 'refused' } });
        if (!unknown.ok) expect(unknown.error.mayHaveHappened).toBe(false);
      }));

    it('knows nothing of an address it never gave out', () =>
      using(async ({ harness }) => {
        const key = { depositAddress: harness.refundTo(), depositMemo: null };
        expect(await harness.port.status(key)).toMatchObject({
          ok: false,
          error: { kind: 'refused', status: 404, mayHaveHappened: false },
        });
      }));

    it('waits for the deposit for as long as it takes', () =>
      using(async ({ quote, status, harness }) => {
        const answer = await quote({});
        expect((await status(answer)).status).toBe('PENDING_DEPOSIT');
        await harness.advance(HALF_HOUR_MS + 60_000);
        expect((await status(answer)).status).toBe('PENDING_DEPOSIT');
      }));

    it('pays out what it promised once the deposit is there', () =>
      using(async ({ quote, request, finished, harness }) => {
        const wanted = request({});
        const answer = await quote(wanted);
        const { hash } = await harness.deposit(keyOf(answer), answer.amountIn);
        const end = await finished(answer);
        expect(end.status).toBe('SUCCESS');
        expect(end.originTransactions).toContain(hash);
        const got = await harness.holds('destination', wanted.recipient);
        expect(got).toBeGreaterThanOrEqual(answer.minAmountOut);
        expect(end.amountOut).toBe(got);
      }));

    it('delivers an exact output to the unit', () =>
      using(async ({ quote, request, finished, harness }) => {
        const wanted = request({ swapType: 'EXACT_OUTPUT' });
        const answer = await quote(wanted);
        expect(answer.amountOut).toBe(wanted.amount);
        expect(answer.minAmountIn).toBeLessThanOrEqual(answer.amountIn);
        await harness.deposit(keyOf(answer), answer.amountIn);
        expect((await finished(answer)).status).toBe('SUCCESS');
        expect(await harness.holds('destination', wanted.recipient)).toBe(wanted.amount);
      }));

    it('takes a submitted hash as often as it is told', () =>
      using(async ({ quote, request, finished, harness }) => {
        const wanted = request({});
        const answer = await quote(wanted);
        const { hash } = await harness.deposit(keyOf(answer), answer.amountIn);
        for (const _ of [1, 2]) {
          const told = await harness.port.submitDeposit({
            ...keyOf(answer),
            transactionHash: hash,
          });
          expectOk(told);
        }
        await finished(answer);
        const got = await harness.holds('destination', wanted.recipient);
        await harness.advance(60_000);
        expect(await harness.holds('destination', wanted.recipient)).toBe(got);
      }));

    it('returns the deposit when it does not swap', () =>
      using(async ({ quote, request, finished, harness }) => {
        await harness.nextOrder('refunded');
        const wanted = request({});
        const answer = await quote(wanted);
        await harness.deposit(keyOf(answer), answer.amountIn);
        const end = await finished(answer);
        expect(end.status).toBe('REFUNDED');
        expect(end.refundReason).not.toBeNull();
        await harness.advance(60_000);
        const back = await harness.holds('origin', wanted.refundTo);
        expect(back).toBe(answer.amountIn - (answer.refundFee ?? 0n));
        expect(end.refundedAmount).toBe(back);
        expect(await harness.holds('destination', wanted.recipient)).toBe(0n);
      }));

    it('can be topped up after too small a deposit', () =>
      using(async ({ quote, status, finished, harness }) => {
        const answer = await quote({});
        const part = answer.amountIn / 2n;
        await harness.deposit(keyOf(answer), part);
        expect((await status(answer)).status).toBe('INCOMPLETE_DEPOSIT');
        await harness.deposit(keyOf(answer), answer.amountIn - part);
        expect((await finished(answer)).status).toBe('SUCCESS');
      }));

    it('returns too small a deposit after the requested deadline', () =>
      using(async ({ quote, request, finished, harness }) => {
        const wanted = request({});
        const answer = await quote(wanted);
        const part = answer.amountIn / 2n;
        await harness.deposit(keyOf(answer), part);
        await harness.advance(HALF_HOUR_MS + 60_000);
        expect((await finished(answer)).status).toBe('REFUNDED');
        await harness.advance(60_000);
        const back = await harness.holds('origin', wanted.refundTo);
        expect(back).toBe(part - (answer.refundFee ?? 0n));
      }));

    it('may say SUCCESS although nothing was paid', () =>
      using(async ({ quote, request, finished, harness }) => {
        await harness.nextOrder('success-without-payout');
        const wanted = request({});
        const answer = await quote(wanted);
        await harness.deposit(keyOf(answer), answer.amountIn);
        const end = await finished(answer);
        expect(end).toMatchObject({ status: 'SUCCESS', destinationTransactions: [] });
        expect(await harness.holds('destination', wanted.recipient)).toBe(0n);
      }));
  });
}

interface SwapKit {
  readonly harness: SwapProviderHarness;
  request(changes: Partial<SwapRequest>): SwapRequest;
  quote(changes: Partial<SwapRequest>): Promise<SwapQuote>;
  status(quote: SwapQuote): Promise<SwapStatus>;
  /** Lets time go on until the order has ended. */
  finished(quote: SwapQuote): Promise<SwapStatus>;
}

function keyOf({ depositAddress, depositMemo }: SwapQuote): DepositKey {
  if (depositAddress === null) return expect.unreachable('a real quote has a deposit address');
  return { depositAddress, depositMemo };
}

function swapKit(harness: SwapProviderHarness): SwapKit {
  const request = (changes: Partial<SwapRequest>): SwapRequest => ({
    dry: false,
    swapType: 'EXACT_INPUT',
    slippageBasisPoints: 100,
    originAsset: harness.originAsset,
    destinationAsset: harness.destinationAsset,
    amount: harness.amount,
    refundTo: harness.refundTo(),
    recipient: harness.recipient(),
    deadline: harness.now() + HALF_HOUR_MS,
    depositMode: 'SIMPLE',
    appFees: [],
    ...changes,
  });
  const status = async (quote: SwapQuote): Promise<SwapStatus> =>
    expectOk(await harness.port.status(keyOf(quote)));
  return {
    harness,
    request,
    status,
    quote: async (changes) => expectOk(await harness.port.quote(request(changes))),
    async finished(quote) {
      for (let looks = 0; looks < 120; looks += 1) {
        const now = await status(quote);
        if (ENDS.has(now.status)) return now;
        await harness.advance(1_000);
      }
      return expect.unreachable('the order has no end');
    },
  };
}
