import { existsSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

export interface Chromium {
  readonly context: BrowserContext;
  /** Where a second client may attach: the test, as Playwright does to Electron. */
  readonly debugAddress: string;
  close(): Promise<void>;
}

const PORT_FILE = 'DevToolsActivePort';

/**
 * Starts Chromium.
 *
 * @param profile an empty folder, which whoever started us throws away: an Electron session in memory
 *   leaves nothing behind either
 */
export async function startChromium(executable: string, profile: string): Promise<Chromium> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    headless: true,
    viewport: null,
    // As root it cannot have its own sandbox; what Electron's sandbox does is not tested here.
    chromiumSandbox: false,
    args: [
      '--remote-debugging-port=0',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Electron's ports tell of their other end's closing; in Chromium that is still a feature to come.
      '--enable-blink-features=MessagePortCloseEvent',
    ],
  });
  const file = join(profile, PORT_FILE);
  await there(profile, file);
  const [port = ''] = readFileSync(file, 'utf8').split('\n');
  return {
    context,
    debugAddress: `http://127.0.0.1:${port}`,
    close: () => context.close(),
  };
}

function there(folder: string, file: string): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!existsSync(file) || readFileSync(file, 'utf8') === '') return;
      watcher.close();
      resolve();
    };
    const watcher = watch(folder, look);
    look();
  });
}
