import { present } from '@countinghouse/engine-tests/support';
import type { Locator, Page } from 'playwright-core';
import { approval, goTo } from './swap.ts';

const IN_A_LINK = /0x[0-9a-fA-F]{40}$/;

/** The address of an account on the screen, from where its line leads. */
export async function addressOf(page: Page, name: string): Promise<string> {
  const line = page.getByRole('main').getByRole('link', { name });
  await line.waitFor();
  return present(await line.getAttribute('href'), 'a link').match(IN_A_LINK)?.[0] ?? '';
}

/** The addresses of a list of accounts. */
export function addressesIn(list: Locator): Promise<readonly string[]> {
  return list
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.slice(-42) ?? ''));
}

/** From wherever one is to the page of an account. */
export async function openAccount(page: Page, address: string): Promise<void> {
  await goTo(page, 'Accounts');
  await page.locator(`main a[href$="${address}"]`).click();
  await page.getByRole('heading', { name: 'Name and keys' }).waitFor();
}

export interface Wish {
  readonly from: string;
  readonly to: string;
  /** What is sent, as the list of what there is begins with it. */
  readonly what: string;
  /** What is typed, or the name of a button that fills it in. */
  readonly amount: string | RegExp;
}

/** A payment as far as its review. */
export async function reviewedPayment(page: Page, { from, to, what, amount }: Wish): Promise<void> {
  await openAccount(page, from);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const asset = page.getByLabel('What', { exact: true });
  const option = asset.locator('option', { hasText: what }).first();
  await option.waitFor({ state: 'attached' });
  await asset.selectOption((await option.getAttribute('value')) ?? '');
  if (typeof amount === 'string') await page.getByLabel('Amount', { exact: true }).fill(amount);
  else await page.getByRole('button', { name: amount }).click();
  await page.getByLabel(/^To, on /).fill(to);
  await page.getByRole('button', { name: 'Review this payment', exact: true }).click();
  await approval(page).waitFor();
}
