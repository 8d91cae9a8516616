import { type Sandbox, startSandbox } from '@countinghouse/sandbox';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from './support/application.ts';
import { type Look, lockMade, unlock } from './support/first-run.ts';
import { type KeychainPlace, keychainPlace } from './support/keychain.ts';
import { type OuterWorld, outerWorld } from './support/outer-world.ts';
import { STORY_MS } from './support/patience.ts';
import { looker, startOn, tellPage } from './support/start.ts';
import { goTo } from './support/swap.ts';

const PASSPHRASE = 'gravel lantern mosaic heron';

describe('a live profile in the browser host', { timeout: STORY_MS }, () => {
  let world: OuterWorld;
  let keychain: KeychainPlace;
  let sandbox: Sandbox;
  let app: Application;
  let look: Look;
  const violations: string[] = [];
  beforeAll(async () => {
    world = await outerWorld();
    keychain = keychainPlace();
    sandbox = await startSandbox();
    app = await startOn('browser', { ...world.surroundings, ...keychain.surroundings });
    look = looker(app, violations);
  }, STORY_MS);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await tellPage(app);
  });
  afterAll(async () => {
    await app?.end();
    await sandbox?.stop();
    await keychain?.end();
    await world?.end();
  });

  const press = (page: Page, name: string) =>
    page.getByRole('button', { name, exact: true }).click();
  const urlOf = (chain: number): string => sandbox.chains[chain]?.rpcUrl ?? '';

  it('asks each server for its chain, and goes on with the right one only', async () => {
    const page = await app.page();
    await page.getByRole('radio', { name: /^Live/ }).check();
    await press(page, 'Go on');
    const endpoints = page.getByLabel('Endpoints', { exact: true });
    const says = page.getByRole('list', { name: 'Answers for Base' });
    const anyway = page.getByRole('button', { name: 'Go on all the same' });
    await page.getByText('Each chain needs at least one endpoint.').waitFor();
    await page
      .getByLabel('1Click, the service that swaps')
      .fill(world.place('oneclick', sandbox.services.oneclick.baseUrl));

    await endpoints.fill(world.place('arbitrum', urlOf(1)));
    await press(page, 'Check and go on');
    await says.getByText('serves chain 42161, not 8453').waitFor();
    await look('live: the wrong chain');
    expect(await anyway.count()).toBe(0);

    await endpoints.fill('https://nobody.test');
    await press(page, 'Check and go on');
    await says.getByText('nobody.test cannot be reached').waitFor();
    await look('live: nobody there');
    // A server that does not answer today may be the right one; that is for the person to say.
    await anyway.waitFor();

    // The chains of a sandbox have the ids of real ones.
    await endpoints.fill(urlOf(0));
    await press(page, 'Check and go on');
    await says.getByText('does not talk to services on this machine').waitFor();
    expect(await anyway.count()).toBe(0);

    await endpoints.fill(world.place('base', urlOf(0)));
    await press(page, 'Check and go on');
    await lockMade(page, PASSPHRASE, look);
    await press(page, 'Later');
    await page.getByRole('heading', { name: 'The house is open' }).waitFor();
    await page.getByText('There is none on this computer.').waitFor();
    await press(page, 'Go in');
    await goTo(page, 'Settings');
    await page.getByRole('tab', { name: 'Network', exact: true }).click();
    await endpoints.waitFor();
    expect(await endpoints.inputValue()).toBe(world.place('base', urlOf(0)));
  });

  it('says honestly that there is no keychain', async () => {
    const page = await app.page();
    await page.getByRole('tab', { name: 'Locks and secrets', exact: true }).click();
    await page.getByText('This computer has none, or none that answers.').waitFor();
    await look('settings: no keychain');
    const trust = page.getByRole('button', { name: 'Let it open watching' });
    expect(await trust.isDisabled()).toBe(true);
  });

  it('lets a keychain open watching, and nothing more, until that is taken back', async () => {
    await app.quit();
    await keychain.give();
    let page = await app.reopen();
    await page.getByText('Nothing is being watched.').waitFor();
    await unlock(page, PASSPHRASE);
    await goTo(page, 'Settings');
    await page.getByText('It is there and open.').waitFor();
    await press(page, 'Let it open watching');
    const dialog = page.getByRole('dialog', { name: 'Let the keychain open watching' });
    await dialog.getByLabel('Passphrase').fill('not the passphrase');
    await dialog.getByRole('button', { name: 'Let it', exact: true }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('Passphrase').fill(PASSPHRASE);
    await dialog.getByRole('button', { name: 'Let it', exact: true }).click();
    await page.getByText('It may open watching after a restart.').waitFor();
    await look('settings: a trusted keychain');

    await app.quit();
    page = await app.reopen();
    await page.getByRole('heading', { name: 'Screen locked' }).waitFor();
    await page.getByText('Nothing is under way.').waitFor();
    await unlock(page, PASSPHRASE);
    await goTo(page, 'Settings');
    await press(page, 'Take that back');
    await page.getByText('It opens nothing.').waitFor();

    await app.quit();
    page = await app.reopen();
    await page.getByText('Nothing is being watched.').waitFor();
  });

  it('was quiet all the time', () => {
    expect(violations).toEqual([]);
    expect(app.heard).toEqual([]);
  });
});
