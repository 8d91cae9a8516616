import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chainLogs } from './support/chain-logs.ts';
import {
  approved,
  asked,
  authorized,
  ORDER,
  openBuying,
  openEarning,
  RIGHT,
} from './support/earn.ts';
import { expectQuiet, type Opened, openedOn } from './support/opened.ts';
import { PATIENCE_MS, STORY_MS } from './support/patience.ts';
import { tellPage } from './support/start.ts';
import { untilStatus } from './support/swap.ts';

const HARBOUR = 'Harbour USDC Prime';
const DAI = 'Fluid DAI';
const REACTOR = 'Clearstar USDC Reactor';
const BASE = 8453;
const ARBITRUM = 42161;
const DAY_MS = 24 * 60 * 60_000;

describe('trouble with what earns, in the browser host', { timeout: STORY_MS }, () => {
  let opened: Opened;
  let page: Page;
  let account = '';
  beforeAll(async () => {
    opened = await openedOn('browser');
    page = await opened.app.page();
    account = await openEarning(page);
    for (const chain of [BASE, ARBITRUM]) {
      const gift = { chain, address: account, asset: 'USDC', amount: '100000000' };
      await opened.app.sandbox.call('faucet', gift);
    }
    const tomorrow = new Date(Date.now() + DAY_MS).toISOString().slice(0, 10);
    await authorized(page, 'Base', { cap: '100', until: tomorrow });
  }, STORY_MS);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await tellPage(opened.app);
    await opened.app.sandbox.call('reset', {});
  });
  afterAll(() => opened?.app.end());

  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const actions = () => opened.app.sandbox.actions();
  /** Whether each user operation of the account on Base did what it says, by its hash. */
  const operations = async () => {
    const all = await chainLogs(opened.app.sandbox.rpcUrls[0] ?? '').operations(account);
    return new Map(all.map(({ userOpHash, success }) => [userOpHash, success]));
  };

  it('money on another chain than the right: said before anything is asked, with the way out', async () => {
    const { app, look } = opened;
    await openBuying(page, REACTOR);
    await page.getByText(/may not act for this account on Arbitrum One yet/).waitFor();
    await page.getByLabel('Amount', { exact: true }).fill('10');
    const review = page.getByRole('button', { name: ORDER.send, exact: true });
    expect(await review.isDisabled()).toBe(true);
    await look('earn: no right on this chain');

    // A grant for yet another chain than the one that was asked for.
    await app.sandbox.call('onetx/answers/next', {
      route: 'authorizePrepare',
      set: { 'enableTypedData.domain.chainId': 1 },
    });
    await page.getByRole('link', { name: 'Authorize Arbitrum One' }).click();
    await page.getByLabel('At most, in each period', { exact: true }).fill('50');
    await press(RIGHT.send);
    await untilStatus(page, 'failed');
    await page.getByText('Nothing was allowed.').first().waitFor();
    await look('earn: a grant for another chain');

    await page.getByRole('main').getByRole('link', { name: 'Look at them' }).click();
    await openEarning(page);
    await authorized(page, 'Arbitrum', { cap: '50' });
    await openBuying(page, REACTOR);
    await asked(page, { Amount: '10' }, ORDER);
    await approved(page, ORDER);
    const made = await actions();
    expect(made).toMatchObject([{ sourceChainId: ARBITRUM, destinationChainId: ARBITRUM }]);
  });

  it('the relayer away: said calmly, and carried out once when it is back', async () => {
    const { app, look } = opened;
    const before = await actions();
    await openBuying(page, HARBOUR);
    await asked(page, { Amount: '10' }, ORDER);
    await app.sandbox.call('onetx/settings', { relayer: 'refusing' });
    await press(ORDER.approve);
    await page.getByText('It is tried again by itself; nothing is lost meanwhile.').waitFor();
    await look('earn: 1tx takes nothing');
    expect(await actions()).toEqual(before);

    await app.sandbox.call('onetx/settings', { relayer: 'down' });
    await page.getByText('1tx is moving your 10 USDC.').first().waitFor();
    await look('earn: 1tx has it and does nothing');
    const waiting = (await actions()).slice(before.length);
    expect(waiting).toMatchObject([{ status: 'pending' }]);
    await app.sandbox.call('onetx/settings', { relayer: 'up' });
    await untilStatus(page, 'done');
    const after = (await actions()).slice(before.length);
    expect(after.map(({ userOpHash }) => userOpHash)).toEqual([waiting[0]?.userOpHash]);
    expect((await operations()).get(waiting[0]?.userOpHash ?? '')).toBe(true);
  });

  it('what failed is tried again as a new attempt, with a yes and a key of its own', async () => {
    const { app, look } = opened;
    const before = await actions();
    const made = async () => (await actions()).slice(before.length);
    await app.sandbox.call('onetx/swap-loss', { chain: BASE, bps: 200 });
    await openBuying(page, DAI);
    await asked(page, { Amount: '10' }, ORDER);
    await approved(page, ORDER, 'failed');
    await page
      .getByText(/less would have come out than you accept/)
      .first()
      .waitFor();
    await look('earn: an order that failed');
    const [failed] = await made();
    await app.sandbox.call('onetx/swap-loss', { chain: BASE, bps: 0 });

    await press('Try again');
    const yes = page.getByRole('button', { name: ORDER.approve, exact: true });
    await expect.poll(() => yes.isEnabled(), { timeout: PATIENCE_MS }).toBe(true);
    await look('earn: tried again');
    expect(await made()).toEqual([failed]);
    await approved(page, ORDER);
    const [first, second, ...more] = await made();
    expect(first).toEqual(failed);
    expect(more).toEqual([]);
    expect(second?.idempotencyKey).not.toBe(failed?.idempotencyKey);
    const seen = await operations();
    expect(seen.get(failed?.userOpHash ?? '')).toBe(false);
    expect(seen.get(second?.userOpHash ?? '')).toBe(true);
  });

  it('a right that ends mid-way: nothing is moved, and a new one lets it go on', async () => {
    const { app, look } = opened;
    const before = await actions();
    await openBuying(page, HARBOUR);
    await asked(page, { Amount: '10' }, ORDER);
    const order = page.url();
    await app.sandbox.call('time/advance', { seconds: (3 * DAY_MS) / 1_000 });
    await approved(page, ORDER, 'failed');
    await page
      .getByText(/Authorize the chain again.* Your 10 USDC are in the account/)
      .first()
      .waitFor();
    await look('earn: the right has ended');
    expect(await actions()).toEqual(before);

    await openEarning(page);
    await authorized(page, 'Base', { cap: '100' });
    await page.goto(order);
    await press('Try again');
    await approved(page, ORDER);
    expect(await actions()).toHaveLength(before.length + 1);
  });

  it('was quiet all the time', () => expectQuiet(opened));
});
