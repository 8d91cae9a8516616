import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '@countinghouse/verify-evidence';
import { afterEach, describe, expect, it } from 'vitest';
import { type Application, HOSTS } from './support/application.ts';
import { firstRun, unlock } from './support/first-run.ts';
import { STORY_MS } from './support/patience.ts';
import { SANDBOX_QUOTE_KEY } from './support/sandbox-node.ts';
import { looker, startOn, tellPage } from './support/start.ts';
import { approval, fillSwap, goTo, takePlayMoney, toReview, untilStatus } from './support/swap.ts';

const PASSPHRASE = 'gravel lantern mosaic heron';

let app: Application | undefined;
const folder = mkdtempSync(join(tmpdir(), 'countinghouse-evidence-'));
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await tellPage(app);
  await app?.end();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(HOSTS)('a person in the %s host', { timeout: STORY_MS }, (host) => {
  it('comes from the first run to a proof that others can check', async () => {
    app = await startOn(host);
    const violations: string[] = [];
    const look = looker(app, violations);
    let page = await app.page();
    await firstRun(page, PASSPHRASE, look);
    await takePlayMoney(page, look);
    await fillSwap(page, '100');
    await toReview(page, look);

    // Nobody looks while it goes on.
    await app.sandbox.call('settings', { processingMs: 4_000 });
    await approval(page).click();
    await untilStatus(page, 'sent', 'confirming', 'settling');
    await app.closeWindow();
    await app.quit();

    page = await app.reopen();
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    await look('locked');
    await unlock(page, PASSPHRASE);
    await goTo(page, 'Activity');
    await look('activity');
    await page.getByRole('main').getByRole('link', { name: /USDC/ }).first().click();
    await untilStatus(page, 'done');
    await look('action: done');

    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save evidence' }).click();
    const download = await saving;
    const file = join(folder, download.suggestedFilename());
    await download.saveAs(file);

    await goTo(page, 'Activity');
    await page.getByLabel('Evidence file').setInputFiles(file);
    // Not "Borne out": nobody has signed the head of this ledger yet, which is a person's own act.
    await page.getByRole('heading', { name: 'Consistent, not proven' }).waitFor();
    await page.getByText('not all of it is borne out from outside').waitFor();
    await look('activity: evidence checked');

    expect(await app.sandbox.ledger()).toHaveLength(1);
    const chains = app.sandbox.rpcUrls.flatMap((url) => ['--rpc', url]);
    const verified = await run([file, '--quote-key', SANDBOX_QUOTE_KEY, ...chains]);
    expect(verified).toMatchObject({ exitCode: 0, stderr: '' });
    expect(violations).toEqual([]);
    expect(app.heard).toEqual([]);
  });
});
