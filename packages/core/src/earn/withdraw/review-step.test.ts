import { expect, it } from 'vitest';
import type { EngineTools } from '../../action/definition.ts';
import type { ActionRow } from '../../ports/ledger.ts';
import type { Review } from '../../review/review.ts';
import { EARN_BASE } from '../../simulation/earn/vaults.ts';
import { BASE, EARNING, OWNER } from '../../simulation/world.ts';
import type { EarnWorld } from '../world.ts';
import { withdrawReviewStep } from './review-step.ts';
import type { WithdrawState } from './state.ts';

const { usdc } = EARN_BASE;

/** What the review of a withdrawal warns of, beside an order of 50 from a chain. */
async function warned(amount: string, chain: string, held = 100n) {
  const step = withdrawReviewStep();
  const order = {
    ...{ id: 'order', kind: 'earn-buy', status: 'sent', open: true },
    summary: { account: EARNING, chain, pays: { units: '50' } },
  } as unknown as ActionRow;
  const world = {
    chain: () => ({ balance: async () => ({ ok: true, value: held }) }),
    kernel: { accountOf: () => EARNING },
  } as unknown as EarnWorld;
  const tools = {
    clock: { now: () => 0 },
    ledger: { listActions: async ({ open }: { open?: boolean }) => (open ? [order] : []) },
  } as unknown as EngineTools;
  const state = {
    input: { owner: OWNER, account: EARNING, usdc, amount, besideAnother: false },
    prepared: { account: EARNING, chain: BASE, digest: `0x${'ab'.repeat(32)}` },
  } as unknown as WithdrawState;
  const action = { id: '0'.repeat(32), state } as Parameters<typeof step.run>[0];
  const news = await step.run(action, world, tools);
  if (!news.ok) return expect.unreachable(news.error.message);
  const data = news.value[0]?.data as { readonly review?: unknown } | undefined;
  const review = data?.review as Review | undefined;
  return (review?.warnings ?? []).filter(({ code }) => code === 'ORDER_UNDER_WAY');
}

it('says that an order under way may take of the same money', async () => {
  expect(await warned('80', BASE)).toMatchObject([
    {
      weight: 'risk',
      sentence: expect.stringMatching(/^An order under way may still take 0\.00005/),
    },
  ]);
});

it('says nothing of an order where there is enough for both, or that pays on another chain', async () => {
  expect(await warned('50', BASE)).toEqual([]);
  expect(await warned('80', 'eip155:42161')).toEqual([]);
});
