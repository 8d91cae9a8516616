import { DEEP } from '@countinghouse/engine-tests/support';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HOSTS } from './support/application.ts';
import { unlock } from './support/first-run.ts';
import { expectQuiet, movements, type Opened, openedOn, paid, reviewed } from './support/opened.ts';
import { PATIENCE_MS, STORY_MS } from './support/patience.ts';
import { tellPage } from './support/start.ts';
import { approval, fillSwap, goTo, untilStatus } from './support/swap.ts';

describe.each(HOSTS)('trouble in the %s host', { timeout: STORY_MS }, (host) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await openedOn(host);
  }, STORY_MS);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await tellPage(opened.app);
    await opened.app.sandbox.call('reset', {});
  });
  afterAll(() => opened?.app.end());

  it('locked in the middle: the payout is recorded behind the lock, and nothing is signed', async () => {
    const { app, look, paper } = opened;
    const waits = await reviewed(opened, '20');
    const unapproved = waits.url();
    await app.sandbox.call('settings', { processingMs: 3_000 });
    const before = await movements(opened);
    const running = await paid(opened, '10');
    await untilStatus(running, 'sent', 'confirming', 'settling');
    await running.getByRole('button', { name: 'Lock the screen' }).click();

    const page = await app.renewed(running);
    await page.getByRole('heading', { name: 'Screen locked' }).waitFor();
    await page.getByText('One action waits for you.').waitFor();
    await look('screen locked, one under way');
    // The count falls when the payout was seen on chain and written down.
    await page.getByText('under way and watched').waitFor({ state: 'detached' });
    const after = await movements(opened);
    expect(after.deposits - before.deposits).toBe(1);
    expect(after.payouts - before.payouts).toBe(1);

    await unlock(page, paper.passphrase);
    await goTo(page, 'Activity');
    const list = page.getByRole('main');
    await list.getByText('done', { exact: true }).first().waitFor();
    await look('activity after the lock');
    await page.goto(unapproved);
    await page.getByRole('button', { name: 'Give it up', exact: true }).click();
    await untilStatus(page, 'cancelled', 'expired');
    expect((await movements(opened)).deposits).toBe(after.deposits);
  });

  it('a full lock asks once more while something is open; nothing is watched until one is back', async () => {
    const { app, look, paper } = opened;
    const before = await reviewed(opened, '20');
    const open = before.url();
    await goTo(before, 'Settings');
    const lock = before.getByRole('button', { name: 'Lock fully now', exact: true });
    const question = before.getByRole('dialog', { name: 'Lock fully?' });
    await lock.click();
    await question.getByText('One action is open.').waitFor();
    await look('settings: lock fully?');
    await question.getByRole('button', { name: 'Keep watching', exact: true }).click();
    await question.waitFor({ state: 'detached' });
    await lock.click();
    await question.getByRole('button', { name: 'Lock fully', exact: true }).click();

    const page = await app.renewed(before);
    await page.getByRole('heading', { name: 'Locked', exact: true }).waitFor();
    await page.getByText('Nothing is being watched.').waitFor();
    await look('locked fully');
    const stopped = 'Tracking has stopped, for 1 action. Unlock to go on.';
    expect(await app.tray()).toBe(host === 'electron' ? stopped : null);

    await unlock(page, paper.passphrase);
    await page.goto(open);
    await page.getByRole('button', { name: 'Give it up', exact: true }).click();
    await untilStatus(page, 'cancelled', 'expired');
  });

  // How the service behaves is met by the backend alone, which is the same under both hosts.
  if (host === 'browser' || DEEP) {
    it('a storm of 429: said calmly, and it ends well', async () => {
      const { app, look } = opened;
      const before = await movements(opened);
      await app.sandbox.call('settings', { processingMs: 500 });
      const page = await reviewed(opened, '10');
      await app.sandbox.call('faults', {
        kind: 'status',
        status: 429,
        retryAfter: '1',
        route: '*',
        count: 100_000,
      });
      await approval(page).click();
      await page.getByText('It is tried again by itself; nothing is lost meanwhile.').waitFor();
      await look('action: 429');
      await app.sandbox.call('reset', {});
      await untilStatus(page, 'done');
      expect((await movements(opened)).deposits - before.deposits).toBe(1);
    });

    it('a quote that 1Click did not sign is refused, and nothing is sent', async () => {
      const { app, look } = opened;
      const before = await movements(opened);
      const page = await app.page();
      const review = page.getByRole('button', { name: 'Review this swap', exact: true });
      const lie = { distortion: { signature: 'garbage' as const } };
      await app.sandbox.call('quotes/next', lie);
      await fillSwap(page, '10');
      await page.getByText(/is not signed by the provider/).waitFor();
      expect(await review.isDisabled()).toBe(true);
      await look('swap: a price that is not signed');
      await page.getByRole('button', { name: 'Try again', exact: true }).click();
      await expect.poll(() => review.isEnabled(), { timeout: PATIENCE_MS }).toBe(true);
      // The price has just come; the next quote is the real one.
      await app.sandbox.call('quotes/next', lie);
      await review.click();
      await page.getByText(/is not signed by the provider/).waitFor();
      await look('swap: not signed');
      expect(await approval(page).count()).toBe(0);
      await page.getByRole('button', { name: 'Back to the form', exact: true }).click();
      expect((await movements(opened)).orders).toBe(before.orders + 1);
      expect((await movements(opened)).deposits).toBe(before.deposits);
    });

    it('the service gone: the price says so, a swap under way goes on when it is back', async () => {
      const { app, look } = opened;
      const before = await movements(opened);
      await app.sandbox.call('settings', { processingMs: 500 });
      const page = await reviewed(opened, '10');
      await app.sandbox.call('faults', { kind: 'reset', route: '*', count: 100_000 });
      await approval(page).click();
      await page.getByText('It is tried again by itself; nothing is lost meanwhile.').waitFor();
      await look('action: service gone');
      const action = page.url();
      await fillSwap(page, '11');
      await page.getByRole('alert').first().waitFor();
      await look('swap: no price');
      await app.sandbox.call('reset', {});
      await page.getByRole('button', { name: 'Review this swap', exact: true }).waitFor();
      await page.goto(action);
      await untilStatus(page, 'done');
      expect((await movements(opened)).deposits - before.deposits).toBe(1);
    });
  }

  it('was quiet all the time', () => expectQuiet(opened));
});
