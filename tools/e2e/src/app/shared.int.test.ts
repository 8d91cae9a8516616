import { readFileSync } from 'node:fs';
import { descendants, isAlive, present } from '@countinghouse/engine-tests/support';
import { type PlantedSecret, scanMemory } from '@countinghouse/wallet/testing';
import { mnemonicToAccount } from 'viem/accounts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { unlock } from './support/first-run.ts';
import { expectQuiet, movements, type Opened, openedOn, paid, reviewed } from './support/opened.ts';
import { STORY_MS } from './support/patience.ts';
import { tellPage } from './support/start.ts';
import { approval, goTo, untilStatus } from './support/swap.ts';

/** One house with several before it. In Electron there is one window, and a second start shows it. */
describe('a house in the browser host', { timeout: STORY_MS }, () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await openedOn('browser');
  }, STORY_MS);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await tellPage(opened.app);
  });
  afterAll(() => opened?.app.end());

  it('in two tabs: both are told everything, and what both approve is paid once', async () => {
    const { app } = opened;
    const before = await movements(opened);
    const one = await reviewed(opened, '10');
    const other = await present(app.anotherPage(), 'a second tab');
    await goTo(other, 'Activity');
    await other.getByRole('main').getByRole('link', { name: /USDC/ }).first().click();
    await approval(other).waitFor();
    // Found first, then pressed: whichever is told of the other first takes its button away.
    const buttons = await Promise.all(
      [approval(one), approval(other)].map((it) => it.elementHandle()),
    );
    await Promise.all(buttons.map((button) => present(button, 'a button').dispatchEvent('click')));
    await Promise.all([untilStatus(one, 'done'), untilStatus(other, 'done')]);
    expect((await movements(opened)).deposits - before.deposits).toBe(1);

    await other.getByRole('button', { name: 'Lock the screen' }).click();
    for (const page of [one, other]) {
      await page.getByRole('heading', { name: 'Screen locked' }).waitFor();
    }
    await unlock(one, opened.paper.passphrase);
    await other.getByRole('navigation', { name: 'Places' }).waitFor();
    await other.close();
  });

  it('a second program on the same data is told who has it, and harms nothing', async () => {
    const { app, paper } = opened;
    const second = await present(app.secondInstance(), 'a second program');
    const theirs = await second.page();
    await theirs.getByLabel('Passphrase', { exact: true }).fill(paper.passphrase);
    await theirs.getByRole('button', { name: 'Unlock', exact: true }).click();
    await theirs.getByRole('heading', { name: 'Open somewhere else' }).waitFor();
    await theirs.getByText('Held by').waitFor();

    const before = await movements(opened);
    const ours = await paid(opened, '10');
    await untilStatus(ours, 'done');
    expect((await movements(opened)).deposits - before.deposits).toBe(1);
    await theirs.getByRole('heading', { name: 'Open somewhere else' }).waitFor();
    await second.end();
    expect(second.heard).toEqual([]);
  });

  /*
   * What stays in the memory of the application: host, backend, signer, couriers. The person's
   * browser is not one of them; what it keeps of a page that was left is its own.
   */
  it.runIf(process.platform === 'linux')('keeps no secret in memory behind a lock', async () => {
    const { app, paper } = opened;
    const words = paper.phrase.join(' ');
    const wallet = mnemonicToAccount(words, { passphrase: 'countinghouse-sandbox' });
    const secrets: readonly PlantedSecret[] = [
      { name: 'passphrase', bytes: Buffer.from(paper.passphrase) },
      { name: 'recovery code', bytes: Buffer.from(paper.recoveryCode) },
      { name: 'phrase', bytes: Buffer.from(words) },
      { name: 'private key', bytes: present(wallet.getHdKey().privateKey, 'the private key') },
    ];
    const found = () => [
      ...new Set(
        application(app.pid()).flatMap((pid) => inMemory(pid, secrets).map(({ secret }) => secret)),
      ),
    ];
    const page = await paid(opened, '10');
    await untilStatus(page, 'done');
    // The examiner sees what is there.
    expect(found()).toContain('private key');

    await page.getByRole('button', { name: 'Lock the screen' }).click();
    await page.getByRole('heading', { name: 'Screen locked' }).waitFor();
    expect(found()).toEqual([]);

    await unlock(page, paper.passphrase);
    await goTo(page, 'Settings');
    await page.getByRole('button', { name: 'Lock fully now', exact: true }).click();
    await page.getByRole('heading', { name: 'Locked', exact: true }).waitFor();
    expect(found()).toEqual([]);
  });

  it('was quiet all the time', () => expectQuiet(opened));
});

/** Nothing, for a process that has ended meanwhile: couriers come and go. */
function inMemory(pid: number, secrets: readonly PlantedSecret[]) {
  try {
    return scanMemory([pid], secrets);
  } catch (error) {
    if (isAlive(pid)) throw error;
    return [];
  }
}

/** The host and all it started, but for the sandbox, which knows none of the secrets. */
function application(host: number): readonly number[] {
  const sandbox = descendants(host).filter((pid) => /tools\/sandbox|anvil/.test(commandOf(pid)));
  return [host, ...descendants(host)].filter((pid) => !sandbox.includes(pid));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
