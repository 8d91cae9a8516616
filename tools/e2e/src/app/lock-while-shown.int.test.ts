import { present } from '@countinghouse/engine-tests/support';
import { afterEach, expect, it } from 'vitest';
import type { Application } from './support/application.ts';
import { STORY_MS } from './support/patience.ts';
import { startOn, tellPage } from './support/start.ts';

const PASSPHRASE = 'gravel lantern mosaic heron';

let app: Application | undefined;
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await tellPage(app);
  await app?.end();
});

/* In Electron the main process makes another page at a lock; a browser's has to go by itself. */
it('a recovery code does not stay on the screen behind a lock', { timeout: STORY_MS }, async () => {
  app = await startOn('browser');
  const page = await app.page();
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('radio', { name: /^Sandbox/ }).check();
  await press('Go on');
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('The same again', { exact: true }).fill(PASSPHRASE);
  await press('Make the profile');
  const code = page.getByRole('list', { name: 'Recovery code', exact: true });
  await code.waitFor();
  const [group] = await code.locator('li .font-mono').allInnerTexts();
  const loaded = () => page.evaluate(() => performance.timeOrigin);
  const before = await loaded();

  // The house is open already, so any other page of it can be locked.
  const other = await present(app.anotherPage(), 'a second tab');
  await other.getByRole('button', { name: 'Lock the screen' }).click();
  await page.getByRole('heading', { name: 'Screen locked' }).waitFor();
  expect(await code.count()).toBe(0);
  expect(await page.content()).not.toContain(present(group, 'a part of the code'));
  expect(await loaded()).toBeGreaterThan(before);
  expect(app.heard).toEqual([]);
});
