import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, type RunningElectron } from '@countinghouse/electron-harness';
import { poll } from '@countinghouse/engine-tests/support';
import type { Page } from 'playwright-core';

const MAIN = fileURLToPath(
  new URL('../../../../../apps/desktop/out/main/index.js', import.meta.url),
);

/** The built application, in a data folder of its own. */
export interface Started extends RunningElectron {
  readonly dataFolder: string;
  /** Starts it again in the same folder, whether or not this one still runs. */
  again(): Promise<Started>;
}

const running = new Set<RunningElectron>();
const folders = new Set<string>();

export async function startApplication(
  dataFolder = mkdtempSync(join(tmpdir(), 'countinghouse-electron-')),
): Promise<Started> {
  folders.add(dataFolder);
  const app = await launch({
    main: MAIN,
    args: ['--data-dir', dataFolder, '--sandbox-node', process.execPath],
  });
  running.add(app);
  return { ...app, dataFolder, again: () => startApplication(dataFolder) };
}

/** After each test. */
export async function endApplications(): Promise<void> {
  await Promise.all([...running].map((app) => app.kill()));
  running.clear();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  folders.clear();
}

/** The page of the window, once it is another than this one: a screen lock gives it a fresh process. */
export function nextPage(
  app: Pick<RunningElectron, 'window'>,
  before: Page,
  longestMs?: number,
): Promise<Page> {
  const isNew = (shown: Page) => shown !== before;
  return poll('a new page', () => app.window(), isNew, longestMs);
}
