import type { Page } from 'playwright-core';
import { goTo, untilStatus } from './swap.ts';

/** How a form is sent, and what its review is approved by. */
export interface Way {
  readonly send: string;
  readonly approve: string;
}

export const RIGHT: Way = { send: 'Read what I would sign', approve: 'Sign this grant' };
export const FUND: Way = { send: 'Review this payment', approve: 'Approve and pay' };
export const ORDER: Way = { send: 'Review this order', approve: 'Approve this order' };
export const WITHDRAWAL: Way = { send: 'Ask 1tx what to sign', approve: 'Sign blindly' };
export const REMOVAL: Way = { send: 'End every right on Base', approve: 'Approve and end them' };
export const EXIT: Way = { send: 'Take everything out on Base', approve: 'Approve and leave' };

const named = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** From wherever one is to the page of the one earning account. @returns its address */
export async function openEarning(page: Page): Promise<string> {
  await goTo(page, 'Earn');
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Account of/ })
    .click();
  const code = page.getByRole('img', { name: /^A code that says/ });
  return (await code.getAttribute('aria-label'))?.slice(-42) ?? '';
}

/** From wherever one is to the form that puts USDC into an instrument. */
export async function openBuying(page: Page, instrument: string): Promise<void> {
  await goTo(page, 'Earn');
  const listed = page.getByRole('table', { name: 'Where USDC can earn' });
  await listed.getByRole('link', { name: instrument }).click();
  await named(page, 'Put USDC to work').click();
}

/** Fills a form of Earn, by the names of its fields, and sends it; ends where its review can be approved. */
export async function asked(
  page: Page,
  fields: Readonly<Record<string, string>>,
  { send, approve }: Way,
): Promise<void> {
  for (const [label, text] of Object.entries(fields)) {
    await page.getByLabel(label, { exact: true }).fill(text);
  }
  await named(page, send).click();
  await named(page, approve).waitFor();
}

/** Approves what stands on the page and waits for its end. */
export async function approved(page: Page, { approve }: Way, end = 'done'): Promise<void> {
  await named(page, approve).click();
  await untilStatus(page, end);
}

/** An option of a list, by how it begins. */
export async function choose(page: Page, label: string, begins: string): Promise<void> {
  const list = page.getByLabel(label, { exact: true });
  const option = list.locator('option', { hasText: new RegExp(`^${begins}`) }).first();
  await option.waitFor({ state: 'attached' });
  await list.selectOption((await option.getAttribute('value')) ?? '');
}

/** From the page of the account: lets 1tx act on a chain, up to `cap` USDC a day. */
export async function authorized(
  page: Page,
  chain: string,
  fields: { readonly cap: string; readonly until?: string },
): Promise<void> {
  const { cap, until } = fields;
  await named(page, 'Authorize a chain').click();
  await choose(page, 'On', chain);
  const end = until === undefined ? {} : { 'Until the end of': until };
  await asked(page, { 'At most, in each period': cap, ...end }, RIGHT);
  await approved(page, RIGHT);
}
