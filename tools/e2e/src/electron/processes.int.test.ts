import { randomBytes } from 'node:crypto';
import { poll } from '@countinghouse/engine-tests/support';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { call, sendCourier, watchHouse } from './support/line.ts';
import { endApplications, nextPage, type Started, startApplication } from './support/start.ts';

afterEach(endApplications);

const PASSPHRASE = 'correct horse battery staple';

async function pidOf(page: Page, name: string): Promise<number> {
  const about = await call(page, '/house/about');
  if (about.ok !== true) throw new Error('the house does not say what it is');
  const processes = about.value.processes as { name: string; pid: number | null }[];
  return processes.find((one) => one.name === name)?.pid ?? 0;
}

/** A new sandbox profile, open. Gives the recovery code that the courier brought back. */
async function createProfile(page: Page): Promise<unknown> {
  const opened = await call(page, '/doors/open', {
    commandId: randomBytes(16).toString('hex'),
    wish: { kind: 'create profile', name: 'Mine', profile: 'sandbox', network: null },
  });
  if (opened.ok !== true) throw new Error(JSON.stringify(opened));
  const door = String(opened.value.door);
  const outcome = call(page, '/doors/outcome', { door });
  const brought = await sendCourier(page, door, [PASSPHRASE]);
  expect(await outcome).toMatchObject({ ok: true });
  return brought;
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('the processes of the application in Electron', { timeout: 240_000 }, () => {
  it('a courier brings the passphrase to a signer that main has brokered; the lock ends it and renews the page', async () => {
    const app = await startApplication();
    const page = await app.window();
    expect(await createProfile(page)).toMatchObject({
      ok: true,
      shown: expect.stringMatching(/^[0-9A-Z-]{40,}$/),
    });
    expect(await watchHouse(page)).toEqual({ phase: 'unlocked' });
    const signer = await pidOf(page, 'signer');
    expect(isAlive(signer)).toBe(true);
    await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen'));
    const renewed = await nextPage(app, page);
    expect(await watchHouse(renewed)).toEqual({ phase: 'screen locked' });
    expect(isAlive(signer)).toBe(false);
    await poll(
      'the title',
      () => titleOf(app),
      (title) => title === 'Countinghouse',
    );
    expect(await app.quit()).toBe(0);
  });

  it('a backend that dies is started again, and the page told by its line', async () => {
    const app = await startApplication();
    const page = await app.window();
    const first = await pidOf(page, 'backend');
    process.kill(first, 'SIGKILL');
    // What was asked of the dying one ends with its line, and is never left hanging.
    const second = await poll(
      'another backend',
      () => pidOf(page, 'backend').catch(() => first),
      (pid) => pid !== first,
    );
    expect(await watchHouse(page)).toEqual({ phase: 'empty' });
    expect(app.said()).toMatch(/The backend .*It starts again in 0\.25 s/);
    await app.quit();
    expect(isAlive(second)).toBe(false);
  });

  it('a page that hangs is asked about, and comes back in another process', async () => {
    const app = await startApplication();
    const page = await app.window();
    await watchHouse(page);
    await answerWith(app, 0);
    // For ever: nothing of this page answers from here on.
    void page
      .evaluate(() => {
        for (;;);
      })
      .catch(() => undefined);
    // That Chromium's own watch over a page says so after half a minute is Electron's to do.
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.emit('unresponsive'),
    );
    expect(await watchHouse(await nextPage(app, page))).toEqual({ phase: 'empty' });
    expect(await asked(app)).toEqual(['The page does not answer.']);
    expect(await app.quit()).toBe(0);
  });

  it('a page whose process crashes comes back in another, and the person is told', async () => {
    const app = await startApplication();
    const page = await app.window();
    await watchHouse(page);
    await answerWith(app, 0);
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    expect(await watchHouse(await nextPage(app, page))).toEqual({ phase: 'empty' });
    expect(await asked(app)).toEqual(['The page had stopped and was started afresh.']);
  });
});

/** From now on a person presses this button in every box of the system. */
const answerWith = (app: Started, response: number): Promise<void> =>
  app.evaluate(({ dialog }, pressed) => {
    const boxes: string[] = [];
    Object.assign(globalThis, { boxes });
    Object.assign(dialog, {
      showMessageBox: async (_window: unknown, { message }: { readonly message: string }) => {
        boxes.push(message);
        return { response: pressed, checkboxChecked: false };
      },
    });
  }, response);

/** What the boxes of the system have said since. */
const asked = (app: Started): Promise<readonly string[]> =>
  app.evaluate(() => (globalThis as unknown as { readonly boxes: readonly string[] }).boxes);

const titleOf = (app: Started): Promise<string> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle() ?? '');
