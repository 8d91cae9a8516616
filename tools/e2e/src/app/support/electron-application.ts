import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, type RunningElectron } from '@countinghouse/electron-harness';
import type { Page } from 'playwright-core';
import { nextPage } from '../../electron/support/start.ts';
import { listen } from '../../pictures/judge.ts';
import type { Application } from './application.ts';
import { PATIENCE_MS } from './patience.ts';
import { sandboxNode } from './sandbox-node.ts';

const MAIN = fileURLToPath(
  new URL('../../../../../apps/desktop/out/main/index.js', import.meta.url),
);

/** The built Electron application. */
export async function startElectronApplication(): Promise<Application> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'countinghouse-app-'));
  const sandbox = await sandboxNode(dataFolder);
  const heard: string[] = [];
  const listened = new WeakSet<Page>();
  const start = () =>
    launch({
      main: MAIN,
      args: ['--data-dir', dataFolder, '--sandbox-node', sandbox.command],
    });
  let app = await start();
  await hearTray(app);
  const page = async (): Promise<Page> => listening(await app.window());
  const listening = async (shown: Page): Promise<Page> => {
    if (!listened.has(shown)) {
      listened.add(shown);
      shown.setDefaultTimeout(PATIENCE_MS);
      await listen(shown, heard);
    }
    return shown;
  };
  const ended = async (): Promise<void> => {
    const code = await app.ended;
    if (code !== 0) heard.push(`host: ended with ${code}`);
    if (app.said() !== '') heard.push(`host: ${app.said()}`);
  };
  return {
    host: 'electron',
    dataFolder,
    sandbox: sandbox.sandbox,
    heard,
    page,
    renewed: async (before) => listening(await nextPage(app, before, PATIENCE_MS)),
    pid: () => app.pid,
    tray: () => app.evaluate(() => (globalThis as unknown as Heard).tray),
    anotherPage: () => null,
    closeWindow: async () => {
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      await ended();
    },
    quit: async () => {
      await app.quit();
      await ended();
    },
    reopen: async () => {
      await app.kill();
      app = await start();
      await hearTray(app);
      return page();
    },
    // A second start brings the first to the front: electron/window.int.test.ts shows it.
    secondInstance: () => null,
    end: async () => {
      await app.kill();
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

interface Heard {
  tray: string | null;
}

/** Nobody can read a tray; but its menu is made anew each time it says something. */
function hearTray(app: RunningElectron): Promise<void> {
  return app.evaluate(({ Menu }) => {
    const heard = globalThis as unknown as Heard;
    heard.tray = null;
    const build = Menu.buildFromTemplate;
    Menu.buildFromTemplate = (template) => {
      const [first] = template;
      if (first?.enabled === false) heard.tray = first.label ?? null;
      return build(template);
    };
  });
}
