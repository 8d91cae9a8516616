import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chainLogs } from './support/chain-logs.ts';
import {
  approved,
  asked,
  choose,
  EXIT,
  FUND,
  ORDER,
  openBuying,
  openEarning,
  REMOVAL,
  RIGHT,
  WITHDRAWAL,
} from './support/earn.ts';
import { expectQuiet, type Opened, openedOn } from './support/opened.ts';
import { STORY_MS } from './support/patience.ts';
import { tellPage } from './support/start.ts';
import { goTo, untilStatus } from './support/swap.ts';

const HARBOUR = 'Harbour USDC Prime';
const REACTOR = 'Clearstar USDC Reactor';
/** USDC of the sandbox, on both chains. */
const USDC = '0x148F7503e8b8d94a34a5986f02273d8F9947fAFE';
const ONE = 1_000_000n;

describe('somebody whose USDC earn, in the browser host', { timeout: STORY_MS }, () => {
  let opened: Opened;
  let page: Page;
  /** The wallet's address, and its earning account. */
  let owner = '';
  let account = '';
  beforeAll(async () => {
    opened = await openedOn('browser');
    page = await opened.app.page();
  }, STORY_MS);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await tellPage(opened.app);
  });
  afterAll(() => opened?.app.end());

  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const main = () => page.getByRole('main');
  const chain = (index: number) => chainLogs(opened.app.sandbox.rpcUrls[index] ?? '');

  it('finds where USDC can earn: sorted, narrowed down, searched', async () => {
    const { look } = opened;
    await goTo(page, 'Earn');
    const rows = main().locator('tbody tr');
    await rows.first().waitFor();
    await look('earn');
    const first = () => rows.first().textContent();
    expect(await first()).toContain(REACTOR);
    await press('Instrument');
    expect(await first()).toContain('Aave USDC Base');
    await choose(page, 'Chain', 'Base');
    expect(await main().getByText(REACTOR).count()).toBe(0);
    await page.getByLabel('Search the instruments').fill('morpho');
    expect(await rows.count()).toBe(1);
    await main().getByRole('link', { name: HARBOUR }).click();
    await page.getByRole('img', { name: /^Yield a year: between/ }).waitFor();
    await page.getByText('Its id is what its own contracts make of it').waitFor();
    await look('earn: an instrument');
  });

  it('is told that a right comes first, reads it in sentences, and gives it', async () => {
    const { look } = opened;
    await press('Put USDC to work');
    await page.getByText(/may not act for this account on Base yet/).waitFor();
    await page.getByRole('link', { name: 'Authorize Base' }).click();
    await asked(page, { 'At most, in each period': '100' }, RIGHT);
    await page.getByText('With your signature 1tx may act for your account on Base').waitFor();
    const allows = page.getByRole('region', { name: 'What it allows' });
    await allows.getByText('It may spend at most 100 USDC every 24 hours.').waitFor();
    expect(await page.getByRole('region', { name: 'Without limit' }).count()).toBe(0);
    await look('earn: a grant to sign');
    await approved(page, RIGHT);
    await main().getByText('1tx may act for your account on Base, up to 100 USDC').waitFor();
  });

  it('puts USDC into the account, which says where it is and who may act for it', async () => {
    const { look } = opened;
    account = await openEarning(page);
    owner = page.url().slice(-42);
    const grants = page.getByRole('list', { name: 'Grants' });
    await grants.getByText('not on chain yet').waitFor();
    await grants.getByText('What it allows').click();
    await grants.getByText('It may spend at most 100 USDC every 24 hours.').waitFor();
    await look('earn: the account');
    await press('Move USDC in');
    await asked(page, { Amount: '100' }, FUND);
    await approved(page, FUND);
    expect(await chain(0).transfers(owner, account)).toEqual([100n * ONE]);
  });

  it('puts them to work on Base, and across to Arbitrum while it watches', async () => {
    const { app, look } = opened;
    await openBuying(page, HARBOUR);
    await asked(page, { Amount: '20' }, ORDER);
    await look('earn: an order');
    await approved(page, ORDER);

    await app.sandbox.call('onetx/settings', { fastMs: 500 });
    await app.sandbox.call('onetx/actions/next', { behaviour: { hold: 'confirming_source' } });
    await goTo(page, 'Earn');
    await page.getByLabel('Search the instruments').fill('');
    await choose(page, 'Chain', 'Any chain');
    await openBuying(page, REACTOR);
    await page.getByRole('radio', { name: /^Fast/ }).check();
    await asked(page, { Amount: '15' }, ORDER);
    await press(ORDER.approve);
    await page.getByText('left Base and are crossing to Arbitrum').first().waitFor();
    await look('earn: crossing');
    const actionId = (await app.sandbox.actions()).at(-1)?.operationId ?? '';
    await app.sandbox.call('onetx/actions/behave', { actionId, behaviour: { hold: null } });
    await untilStatus(page, 'done');
  });

  it('takes USDC back and withdraws them, and is told that it signs blindly', async () => {
    const { look } = opened;
    await goTo(page, 'Earn');
    const positions = page.getByRole('list', { name: 'Positions' });
    await positions.getByText(REACTOR).waitFor();
    await look('earn: positions');
    await positions.getByRole('link', { name: `Take back from ${HARBOUR}` }).click();
    await asked(page, { 'Shares to give back': '5' }, ORDER);
    await approved(page, ORDER);

    await openEarning(page);
    await press('Withdraw');
    await asked(page, { Amount: '10' }, WITHDRAWAL);
    await page.getByRole('heading', { name: 'You sign what nobody can read' }).waitFor();
    await look('earn: a blind withdrawal');
    await page.getByRole('checkbox', { name: /^I know that nobody can read/ }).check();
    await approved(page, WITHDRAWAL);
    expect(await chain(0).transfers(account, owner)).toEqual([10n * ONE]);
  });

  it('asks 1tx to stop, ends its right on chain, and leaves with everything without it', async () => {
    const { app, look } = opened;
    await openEarning(page);
    await press('Ask 1tx to stop');
    await untilStatus(page, 'done');
    // From here on the service answers nobody.
    await app.sandbox.call('onetx/faults', { kind: 'reset', route: '*', count: 100_000 });
    await openEarning(page);
    await main().getByText('valid on chain', { exact: true }).waitFor();
    await asked(page, {}, REMOVAL);
    await look('earn: a removal');
    await approved(page, REMOVAL);
    await openEarning(page);
    await main().getByText('ended on chain', { exact: true }).waitFor();
    await look('earn: the account without 1tx');
    await asked(page, {}, EXIT);
    await page.getByText(/^Sends .* USDC/).waitFor();
    await look('earn: leaving');
    await approved(page, EXIT);
  });

  it('has lost and doubled nothing on the chains', async () => {
    const base = chain(0);
    const out = (await base.transfers(account, owner)).reduce((sum, units) => sum + units, 0n);
    expect(await base.balance(USDC, account)).toBe(0n);
    // 5 shares and 15 more were redeemed to the wallet by the vault itself.
    const left = await base.balance(USDC, owner);
    expect(left).toBeGreaterThanOrEqual(985n * ONE - 5n);
    expect(left).toBeLessThan(985n * ONE + ONE / 100n);
    expect(out).toBeGreaterThan(0n);
    const seen = await base.operations(account);
    const hashes = seen.map(({ userOpHash }) => userOpHash);
    const ordered = (await opened.app.sandbox.actions()).map(({ userOpHash }) => userOpHash);
    expect(ordered).toHaveLength(4);
    // Removal and exit are the owner's own.
    expect(hashes.slice(0, 4)).toEqual(ordered);
    expect(hashes).toHaveLength(6);
    expect(seen.every(({ success }) => success)).toBe(true);
    expect(await chain(1).operations(account)).toEqual([]);
  });

  it('was quiet all the time', () => expectQuiet(opened));
});
