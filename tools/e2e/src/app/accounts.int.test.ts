import type { Page } from 'playwright-core';
import { mnemonicToAccount } from 'viem/accounts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addressesIn, addressOf, openAccount, reviewedPayment } from './support/accounts.ts';
import { chainLogs } from './support/chain-logs.ts';
import { expectQuiet, type Opened, openedOn } from './support/opened.ts';
import { PATIENCE_MS, STORY_MS } from './support/patience.ts';
import { tellPage } from './support/start.ts';
import { approval, goTo, untilStatus } from './support/swap.ts';

/** Phrases brought into a sandbox are derived with this, so that no live address comes out. */
const SANDBOX_WORD = 'countinghouse-sandbox';
const BASE = 8453;
/** Of the test vectors of BIP-39. */
const PHRASE = 'legal winner thank year wave sausage worth useful legal winner thank yellow';

describe('accounts in the browser host', { timeout: STORY_MS }, () => {
  let opened: Opened;
  /** Of the account that pays, and of the one that is paid. */
  let payer = '';
  let paid = '';
  beforeAll(async () => {
    opened = await openedOn('browser');
    const page = await opened.app.page();
    await goTo(page, 'Accounts');
    payer = await addressOf(page, 'Main wallet');
  }, STORY_MS);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await tellPage(opened.app);
    await opened.app.sandbox.call('automine', { chain: BASE, on: true });
  });
  afterAll(() => opened?.app.end());

  const chain = () => chainLogs(opened.app.sandbox.rpcUrls[0] ?? '');

  async function payment(amount: string): Promise<Page> {
    const page = await opened.app.page();
    await reviewedPayment(page, { from: payer, to: paid, what: 'USDC on Base', amount });
    return page;
  }

  /** A payment that the chain has taken in and puts into no block. */
  async function waitingPayment(amount: string): Promise<Page> {
    await opened.app.sandbox.call('automine', { chain: BASE, on: false });
    const page = await payment(amount);
    await approval(page).click();
    await untilStatus(page, 'sent');
    await expect
      .poll(async () => Object.keys(await chain().waiting(payer)), { timeout: PATIENCE_MS })
      .toHaveLength(1);
    await openAccount(page, payer);
    await page.getByRole('heading', { name: 'On its way' }).waitFor();
    await opened.look('account: a payment on its way');
    return page;
  }

  /** A payment that waits, until what was approved in its place waits instead. */
  async function replaced(
    amount: string,
    by: Readonly<Record<'press' | 'title' | 'approve' | 'look', string>>,
  ) {
    const before = await chain().sent(payer);
    const page = await waitingPayment(amount);
    const slow = await chain().waiting(payer);
    await page.getByRole('button', { name: by.press, exact: true }).click();
    await page.getByRole('heading', { name: by.title }).waitFor();
    await opened.look(by.look);
    await page.getByRole('button', { name: by.approve, exact: true }).click();
    await expect.poll(() => chain().waiting(payer), { timeout: PATIENCE_MS }).not.toEqual(slow);
    return { page, before, slow };
  }

  it('another one is added, named anew, and says where it is paid', async () => {
    const { app, look } = opened;
    const page = await app.page();
    await page.getByRole('button', { name: 'Add an account', exact: true }).click();
    const name = page.getByLabel('What it is called', { exact: true });
    expect(await name.inputValue()).toBe('Account 2');
    await look('accounts: add');
    await page.getByRole('button', { name: 'Add it', exact: true }).click();
    paid = await addressOf(page, 'Account 2');
    expect(paid).not.toBe(payer);

    await openAccount(page, paid);
    await page.getByText('Nothing here yet').waitFor();
    await page.getByRole('button', { name: 'Rename', exact: true }).click();
    await page.getByLabel('Name', { exact: true }).fill('Petty cash');
    await page.getByRole('dialog').getByRole('button', { name: 'Rename', exact: true }).click();
    await page.getByRole('heading', { name: 'Petty cash', level: 1 }).waitFor();

    await page.getByRole('button', { name: 'Receive', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Receive at Petty cash' });
    await dialog.getByRole('img', { name: `A code that says ${paid}` }).waitFor();
    await look('account: receive');
    await dialog.getByRole('button', { name: 'Copy address' }).click();
    await dialog.getByText('Copied', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    // No page may read the clipboard, this one neither; a person pastes.
    await page.getByRole('button', { name: 'Rename', exact: true }).click();
    await page.getByLabel('Name', { exact: true }).fill('');
    await page.keyboard.press('ControlOrMeta+V');
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe(paid);
    await page.getByRole('button', { name: 'Not now', exact: true }).click();
  });

  it('a payment is reviewed, approved, and arrives once', async () => {
    const page = await payment('12.5');
    await opened.look('send: review');
    expect(await chain().sent(payer)).toBe(0);
    await approval(page).click();
    await untilStatus(page, 'done');
    expect(await chain().transfers(payer, paid)).toEqual([12_500_000n]);
    await openAccount(page, paid);
    const holdings = page.getByRole('main').getByRole('listitem');
    await holdings.filter({ hasText: '12.5 USDC' }).waitFor();
  });

  it('all of the coin leaves what the fees need, says how much, and can be paid', async () => {
    const page = await opened.app.page();
    const wish = { from: payer, to: paid, what: 'ETH on Base' };
    await reviewedPayment(page, { ...wish, amount: /^Use all but 0\.[\d]+ ETH$/ });
    await opened.look('send: all of the coin');
    expect(await approval(page).isEnabled()).toBe(true);
    expect(await page.getByText('too little').count()).toBe(0);
    await page.getByRole('button', { name: 'Give it up', exact: true }).click();
    await untilStatus(page, 'cancelled');
  });

  it('a payment that waits is sped up under its number, and arrives once', async () => {
    const { page, before, slow } = await replaced('3', {
      press: 'Speed up',
      title: 'The same payment, faster',
      approve: 'Approve the higher fee',
      look: 'send: speed-up',
    });
    const fast = await chain().waiting(payer);
    expect(Object.keys(fast)).toEqual([String(before)]);
    expect(fast[before]).toBeGreaterThan(slow[before] ?? 0n);
    await opened.app.sandbox.call('automine', { chain: BASE, on: true });
    await untilStatus(page, 'done');
    expect(await chain().transfers(payer, paid)).toEqual([12_500_000n, 3_000_000n]);
    expect(await chain().sent(payer)).toBe(before + 1);
  });

  it('a payment that waits is cancelled under its number, and never arrives', async () => {
    const { page, before } = await replaced('4', {
      press: 'Cancel',
      title: 'Cancel a payment',
      approve: 'Approve the cancel',
      look: 'send: cancel',
    });
    await opened.app.sandbox.call('automine', { chain: BASE, on: true });
    await untilStatus(page, 'cancelled');
    await page.getByText('Cancelled on chain').first().waitFor();
    expect(await chain().transfers(payer, paid)).toEqual([12_500_000n, 3_000_000n]);
    expect(await chain().sent(payer)).toBe(before + 1);
  });

  it('a phrase with a mistake is named and kept, and brought in when it is right', async () => {
    const { app, look } = opened;
    const page = await app.page();
    const words = PHRASE.split(' ');
    await goTo(page, 'Accounts');
    await page.getByRole('button', { name: 'Another wallet', exact: true }).click();
    await page.getByRole('radio', { name: /^Bring one along by its phrase/ }).check();
    await page.getByRole('button', { name: 'Go on', exact: true }).click();
    const field = page.getByLabel('Phrase', { exact: true });
    const bring = page.getByRole('button', { name: 'Bring it in', exact: true });

    await field.fill(words.slice(0, 11).join(' '));
    await page.getByText('11 words; a phrase has 12').waitFor();
    expect(await bring.isDisabled()).toBe(true);

    const mistyped = words.with(4, 'waev').join(' ');
    await field.fill(mistyped);
    await bring.click();
    await page.getByText('Word 5 is not in the English word list.').waitFor();
    expect(await field.inputValue()).toBe(mistyped);
    await look('import: a word that does not exist');

    // All of them words, and no phrase.
    await field.fill(words.with(11, 'thank').join(' '));
    await bring.click();
    await page.getByText('they do not belong together').waitFor();

    await field.fill(`  ${PHRASE.toUpperCase().replaceAll(' ', '\n')} `);
    await page.getByLabel('What it is called', { exact: true }).fill('From paper');
    await bring.click();
    await page.getByRole('heading', { name: 'From paper' }).waitFor();
    const { address } = mnemonicToAccount(PHRASE, { passphrase: SANDBOX_WORD });
    const accounts = page.getByRole('list', { name: 'Accounts of From paper' });
    await expect.poll(() => addressesIn(accounts)).toEqual([address]);
  });

  it('was quiet all the time', () => expectQuiet(opened));
});
