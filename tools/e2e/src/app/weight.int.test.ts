import { afterEach, expect, it } from 'vitest';
import type { Application } from './support/application.ts';
import { firstRun } from './support/first-run.ts';
import { STORY_MS } from './support/patience.ts';
import { startOn, tellPage } from './support/start.ts';
import { MOST_BYTES, weighUntilSwap } from './support/weigh.ts';

const PASSPHRASE = 'gravel lantern mosaic heron';

let app: Application | undefined;
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await tellPage(app);
  await app?.end();
});

it('at most 200 kB come until Swap accepts input', { timeout: STORY_MS }, async () => {
  app = await startOn('browser');
  const page = await app.page();
  await firstRun(page, PASSPHRASE, async () => undefined);
  await page.getByRole('button', { name: 'Lock the screen' }).click();
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  const { bytes, files } = await weighUntilSwap(page, PASSPHRASE);
  expect(files.length).toBeGreaterThan(3);
  expect(bytes, JSON.stringify(files, null, 1)).toBeLessThanOrEqual(MOST_BYTES);
  expect(app.heard).toEqual([]);
});
