import { poll } from '@countinghouse/engine-tests/support';
import { afterEach, describe, expect, it } from 'vitest';
import { watchHouse } from './support/line.ts';
import { endApplications, startApplication } from './support/start.ts';

afterEach(endApplications);

describe('the application in Electron', { timeout: 240_000 }, () => {
  it('opens a window on its own scheme, whose page hears from the backend', async () => {
    const app = await startApplication();
    const page = await app.window();
    const urls = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
      );
    await expect.poll(urls).toEqual([expect.stringMatching(/^app:\/\/countinghouse\//)]);
    expect(await watchHouse(page)).toEqual({ phase: 'empty' });
    expect(await app.quit()).toBe(0);
    expect(app.said()).toBe('');
  });

  it('is there once: a second start brings the first to the front', async () => {
    const app = await startApplication();
    await app.window();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    const second = await app.again();
    expect(await second.ended).toBe(0);
    await poll(
      'the first window',
      () =>
        app.evaluate(({ BrowserWindow }) => {
          const [window] = BrowserWindow.getAllWindows();
          return window?.isMinimized() === false && window.isFocused();
        }),
      (isInFront) => isInFront,
    );
  });

  it('opens where it was closed, unless that place is gone', async () => {
    const first = await startApplication();
    await first.window();
    await first.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 200, y: 100, width: 900, height: 700 }),
    );
    await first.quit();
    const bounds = { x: 200, y: 100, width: 900, height: 700 };
    const second = await first.again();
    await second.window();
    const place = () =>
      second.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    expect(await place()).toEqual(bounds);
  });

  it('closing its window closes the ledger, then everything', async () => {
    const app = await startApplication();
    const page = await app.window();
    await watchHouse(page);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    expect([await app.ended, app.said()]).toEqual([0, '']);
  });

  it('has a menu of roles, and of nothing that the page uses', async () => {
    const app = await startApplication();
    const roles = await app.evaluate(({ Menu }) => {
      const tops = Menu.getApplicationMenu()?.items ?? [];
      return tops.map(({ role, label }) => (role ?? label).toLowerCase());
    });
    expect(roles).toEqual(['file', 'editmenu', 'view', 'windowmenu', 'help']);
  });
});
