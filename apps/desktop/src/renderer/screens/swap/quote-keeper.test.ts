import { expect, it } from 'vitest';
import type { Answer } from '../../../contract/result.ts';
import type { DryQuote, SwapForm } from '../../../contract/swap.ts';
import { amountOf } from './holding.ts';
import { createQuoteKeeper } from './quote-keeper.ts';
import { ETH, USDC } from './samples.test-support.ts';

const form = (units: string): SwapForm => ({
  swapType: 'EXACT_INPUT',
  origin: USDC.id,
  destination: ETH.id,
  units,
  slippageBasisPoints: 50,
  account: null,
  recipient: null,
  recipientAgain: null,
  refundTo: null,
  refundToAgain: null,
});
const quote = (units: bigint, freshUntil: number): DryQuote => ({
  pays: amountOf(USDC, units),
  paysAtLeast: amountOf(USDC, units),
  gets: amountOf(ETH, units),
  getsAtLeast: amountOf(ETH, units),
  fees: [],
  refundFee: null,
  timeEstimateMs: 1,
  at: 0,
  freshUntil,
  costBasisPoints: null,
});

/** A keeper whose questions and waits are answered by hand. */
function stage() {
  let now = 0;
  let waits: { readonly at: number; readonly then: () => void }[] = [];
  const asked: {
    readonly form: SwapForm;
    readonly signal: AbortSignal;
    readonly answer: (answer: Answer<DryQuote>) => Promise<void>;
  }[] = [];
  const keeper = createQuoteKeeper({
    now: () => now,
    patience: {
      after: (ms, then) => {
        const wait = { at: now + ms, then };
        waits.push(wait);
        return () => {
          waits = waits.filter((each) => each !== wait);
        };
      },
    },
    ask: (wanted, signal) =>
      new Promise((resolve) => {
        asked.push({
          form: wanted,
          signal,
          answer: async (answer) => {
            resolve(answer);
            await Promise.resolve();
            await Promise.resolve();
          },
        });
      }),
  });
  const pass = (ms: number): void => {
    now += ms;
    const due = waits.filter(({ at }) => at <= now);
    waits = waits.filter(({ at }) => at > now);
    for (const { then } of due) then();
  };
  return { keeper, asked, pass, waiting: () => waits.length };
}

const ok = (value: DryQuote): Answer<DryQuote> => ({ ok: true, value });
const no = (
  code: 'PROVIDER_REFUSED' | 'RATE_LIMITED',
  retryAfterMs?: number,
): Answer<DryQuote> => ({
  ok: false,
  error: { code, message: 'No.', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
});

it('asks once for what was typed in one go', () => {
  const { keeper, asked, pass } = stage();
  keeper.want(form('1'));
  pass(100);
  keeper.want(form('12'));
  pass(100);
  keeper.want(form('12'));
  pass(150);
  expect(asked.map((each) => each.form.units)).toEqual(['12']);
});

it('drops and aborts the answer to an earlier wish', async () => {
  const { keeper, asked, pass } = stage();
  keeper.want(form('1'));
  pass(250);
  keeper.want(form('2'));
  expect(asked[0]?.signal.aborted).toBe(true);
  await asked[0]?.answer(ok(quote(1n, 1_000)));
  expect(keeper.state.get().quote).toBeNull();
  pass(250);
  await asked[1]?.answer(ok(quote(2n, 10_000)));
  expect(keeper.state.get().quote?.pays.units).toBe('2');
});

it('a price of another amount is never shown under the new one', async () => {
  const { keeper, asked, pass } = stage();
  keeper.want(form('1'));
  pass(250);
  await asked[0]?.answer(ok(quote(1n, 10_000)));
  keeper.want(form('2'));
  expect(keeper.state.get()).toMatchObject({ quote: null, asking: true });
  keeper.want(null);
  expect(keeper.state.get()).toMatchObject({ quote: null, asking: false });
});

it('asks again when the price is no longer fresh, and shows the old one meanwhile', async () => {
  const { keeper, asked, pass } = stage();
  keeper.want(form('1'));
  pass(250);
  await asked[0]?.answer(ok(quote(1n, 20_250)));
  pass(20_000);
  expect(asked).toHaveLength(2);
  expect(keeper.state.get()).toMatchObject({ asking: true, quote: { pays: { units: '1' } } });
});

it('keeps the price through a passing failure and heeds the wait asked for; a refusal ends it', async () => {
  const { keeper, asked, pass } = stage();
  keeper.want(form('1'));
  pass(250);
  await asked[0]?.answer(ok(quote(1n, 1_250)));
  pass(1_000);
  await asked[1]?.answer(no('RATE_LIMITED', 30_000));
  expect(keeper.state.get()).toMatchObject({ quote: { pays: { units: '1' } } });
  pass(29_000);
  expect(asked).toHaveLength(2);
  pass(1_000);
  await asked[2]?.answer(no('PROVIDER_REFUSED'));
  expect(keeper.state.get()).toMatchObject({ quote: null, failure: { code: 'PROVIDER_REFUSED' } });
  pass(600_000);
  expect(asked).toHaveLength(3);
});

it('rests after a while, and wakes when the person asks', async () => {
  const { keeper, asked, pass, waiting } = stage();
  keeper.want(form('1'));
  pass(250);
  for (let time = 0; time < 15; time += 1) {
    await asked[time]?.answer(ok(quote(1n, 0)));
    pass(1_000);
  }
  expect(asked).toHaveLength(15);
  expect(keeper.state.get().resting).toBe(true);
  expect(waiting()).toBe(0);
  keeper.again();
  expect(asked).toHaveLength(16);
});

it('closed, it asks nothing more', () => {
  const { keeper, asked, pass } = stage();
  keeper.want(form('1'));
  keeper.close();
  pass(10_000);
  expect(asked).toHaveLength(0);
});
