import type { Page } from 'playwright-core';

/** What a person has on paper afterwards. */
export interface Paper {
  readonly passphrase: string;
  readonly recoveryCode: string;
  readonly phrase: readonly string[];
}

/** Looks at a screen that was just reached. */
export type Look = (where: string) => Promise<void>;

const MOST_TRIES = 5;

/** From nothing to an open sandbox house with a wallet, by clicking. Ends on Home. */
export async function firstRun(page: Page, passphrase: string, look: Look): Promise<Paper> {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('heading', { name: 'Open a counting house' }).waitFor();
  await page.getByRole('radio', { name: /^Sandbox/ }).check();
  await look('first run: kind');
  await press('Go on');
  const recoveryCode = await lockMade(page, passphrase, look);
  await page.getByRole('radio', { name: /^Make a new one/ }).check();
  await look('first run: wallet');
  await press('Go on');
  await press('Make it');
  await page.getByLabel('Your passphrase, once more', { exact: true }).fill(passphrase);
  await press('Show the phrase');
  const phrase = await listed(page, 'Phrase');
  await look('first run: phrase');
  await press('I have written it down');
  await page.getByText('Read these words from your paper.').waitFor();
  for (const field of await page.getByLabel(/^Word \d+$/).all()) {
    const label = await field.evaluate(
      (input) => (input as HTMLInputElement).labels?.[0]?.textContent,
    );
    await field.fill(phrase[Number(label?.replace(/\D/g, '')) - 1] ?? '');
  }
  await look('first run: words asked back');
  await press('Compare');
  await page.getByRole('heading', { name: 'The house is open' }).waitFor();
  await look('first run: ready');
  await press('Go in');
  return { passphrase, recoveryCode, phrase };
}

/** From the question for a passphrase to the one for a wallet. @returns the recovery code */
export async function lockMade(page: Page, passphrase: string, look: Look): Promise<string> {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('The same again', { exact: true }).fill(passphrase);
  await look('first run: passphrase');
  await press('Make the profile');
  const recoveryCode = (await listed(page, 'Recovery code')).join('-');
  await look('first run: recovery code');
  await page.getByRole('checkbox', { name: 'I have written it down' }).check();
  await press('Go on');
  await page.getByLabel('Recovery code', { exact: true }).fill(recoveryCode);
  await look('first run: the code read back');
  await press('Try it');
  return recoveryCode;
}

/** The entries of a numbered list, without their numbers. */
async function listed(page: Page, name: string): Promise<readonly string[]> {
  const list = page.getByRole('list', { name, exact: true });
  await list.waitFor();
  return list.locator('li .font-mono').allInnerTexts();
}

/**
 * The passphrase at the door. Right after a full lock the next backend may still be starting, which on a
 * busy machine takes longer than the page waits; it then says that one may try again, and one does.
 */
export async function unlock(page: Page, passphrase: string): Promise<void> {
  const inside = page.getByRole('navigation', { name: 'Places' });
  const lost = page.getByText('It is safe to try again.');
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.getByRole('button', { name: 'Unlock', exact: true }).click();
    if (tries > 0) await lost.waitFor({ state: 'detached' });
    await inside.or(lost).first().waitFor();
    if (await inside.isVisible()) return;
  }
  throw new Error('the backend was lost each time');
}
