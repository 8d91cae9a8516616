import type { Page } from 'playwright-core';
import type { Look } from './first-run.ts';

/** Goes to a place by the rail. */
export async function goTo(page: Page, place: string): Promise<void> {
  const places = page.getByRole('navigation', { name: 'Places' });
  await places.getByRole('link', { name: place }).click();
}

/** Coin and dollars from the faucet, and sees them arrive. */
export async function takePlayMoney(page: Page, look: Look): Promise<void> {
  const take = page.getByRole('button', { name: 'Take some money from the faucet' });
  await take.waitFor();
  await look('home: nothing yet');
  await take.click();
  await page.getByText('USDC').filter({ visible: true }).first().waitFor();
  await take.waitFor({ state: 'detached' });
  await look('home: money');
}

/** From Swap to a price for USDC on Base to USDC on Arbitrum. */
export async function fillSwap(page: Page, amount: string): Promise<void> {
  await goTo(page, 'Swap');
  await chooseToken(page, 'Token you pay with', 'Base');
  await chooseToken(page, 'Token they get', 'Arbitrum');
  await page.getByLabel('You pay', { exact: true }).fill(amount);
}

async function chooseToken(page: Page, label: string, chain: string): Promise<void> {
  await page.getByRole('button', { name: label }).click();
  const picker = page.getByRole('dialog', { name: label });
  await picker.getByLabel('Search tokens').fill(`USDC ${chain}`);
  await picker
    .getByRole('option', { name: new RegExp(`^USDC on ${chain}`) })
    .first()
    .click();
  await picker.waitFor({ state: 'detached' });
}

/** Asks for the real quote and comes to the review. */
export async function toReview(page: Page, look: Look): Promise<void> {
  const review = page.getByRole('button', { name: 'Review this swap', exact: true });
  await review.waitFor();
  await look('swap: priced');
  await review.click();
  await approval(page).waitFor();
  await look('action: review');
}

export const approval = (page: Page) =>
  page.getByRole('button', { name: 'Approve and pay', exact: true });

/** Waits until the action on the page has one of these statuses. */
export async function untilStatus(page: Page, ...statuses: readonly string[]): Promise<void> {
  const word = new RegExp(`^(${statuses.join('|')})$`);
  await page.getByRole('main').getByText(word).first().waitFor();
}
