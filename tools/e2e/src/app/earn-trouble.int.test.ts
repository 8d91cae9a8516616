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

  const main = () => page.getByRole('main');
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

    await main().getByRole('link', { name: 'Look at them' }).click();
    await openEarning(page);
    await authorized(page, 'Arbitrum', { cap: '50' });
    await openBuying(page, REACTOR);
    await asked(page, { Amount: '10' }, ORDER);
    await approved(page, ORDER);
    const made = await actions();
    expect(made).toMatchObject([{ sourceChainId: ARBITRUM, destinationChainId: ARBITRUM }]);
  });

  it('an answer that is lost: the order is never asked for again, and the chain is watched', async () => {
    const { app, look } = opened;
    const before = await actions();
    const made = async () => (await actions()).slice(before.length);
    await app.sandbox.call('onetx/faults', { kind: 'reset', route: 'buy', when: 'after' });
    await openBuying(page, HARBOUR);
    await asked(page, { Amount: '10' }, ORDER);
    await approved(page, ORDER);
    await page
      .getByText(/no chain proves that it is of this order/)
      .first()
      .waitFor();
    await look('earn: found on chain');
    expect(await made()).toHaveLength(1);

    // Nobody here can tell that from an order which was taken.
    await app.sandbox.call('onetx/settings', { relayer: 'refusing' });
    await openBuying(page, HARBOUR);
    await asked(page, { Amount: '10' }, ORDER);
    await approved(page, ORDER, 'needs you');
    await page
      .getByText(/Nobody knows whether 1tx has taken it. It is not asked for again/)
      .first()
      .waitFor();
    await look('earn: an order in doubt');
    await press('Stop waiting');
    await untilStatus(page, 'expired');
    await main().getByRole('link', { name: 'Look at them' }).waitFor();
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    expect(await made()).toHaveLength(1);
  });

  it('the relayer away, and a failure that no chain shows: watched until it is carried out', async () => {
    const { app, look } = opened;
    const before = await actions();
    const made = async () => (await actions()).slice(before.length);
    await app.sandbox.call('onetx/settings', { relayer: 'down' });
    await openBuying(page, HARBOUR);
    await asked(page, { Amount: '10' }, ORDER);
    await press(ORDER.approve);
    await page.getByText('1tx is moving your 10 USDC.').first().waitFor();
    const waiting = await made();
    expect(waiting).toMatchObject([{ status: 'pending' }]);
    const says = (show: string | null) => {
      const actionId = waiting[0]?.operationId ?? '';
      return app.sandbox.call('onetx/actions/behave', { actionId, behaviour: { show } });
    };
    await says('failed');
    await untilStatus(page, 'needs you');
    await page
      .getByText(
        /Your 10 USDC are still in the account, as of .* UTC; whether it is still carried out/,
      )
      .first()
      .waitFor();
    await look('earn: a failure that no chain shows');
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    await says(null);
    await untilStatus(page, 'sent');
    await app.sandbox.call('onetx/settings', { relayer: 'up' });
    await untilStatus(page, 'done');
    expect((await made()).map(({ userOpHash }) => userOpHash)).toEqual([waiting[0]?.userOpHash]);
    expect((await operations()).get(waiting[0]?.userOpHash ?? '')).toBe(true);
  });

  it('what certainly failed is tried again as a new attempt, with a yes and a key of its own', async () => {
    const { app, look } = opened;
    const before = await actions();
    const made = async () => (await actions()).slice(before.length);
    const yes = page.getByRole('button', { name: ORDER.approve, exact: true });
    const again = async () => {
      await press('Try again');
      await expect.poll(() => yes.isEnabled(), { timeout: PATIENCE_MS }).toBe(true);
    };
    await openBuying(page, HARBOUR);
    const instrumentId = /0x[0-9a-f]{64}/.exec(page.url())?.[0] ?? '';
    await app.sandbox.call('onetx/deposits', { instrumentId, open: false });
    await asked(page, { Amount: '10' }, ORDER);
    await app.sandbox.call('onetx/listening', { on: false });
    await approved(page, ORDER, 'failed');
    await page
      .getByText(/Nothing was asked for. Your 10 USDC were in the account at/)
      .first()
      .waitFor();
    await look('earn: an order that was not asked for');
    await app.sandbox.call('onetx/listening', { on: true });
    await again();
    expect(await actions()).toEqual(before);
    await approved(page, ORDER, 'failed');
    await page
      .getByText(/It failed on chain/)
      .first()
      .waitFor();
    await look('earn: an order that failed');
    const [failed] = await made();
    await app.sandbox.call('onetx/deposits', { instrumentId, open: true });
    await again();
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
      .getByText(/Authorize the chain again.* Your 10 USDC were in the account at/)
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
