import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { poll, present } from '@countinghouse/engine-tests/support';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findChromium, startChromium } from '../../pictures/chromium.ts';
import { listen } from '../../pictures/judge.ts';
import type { Application } from './application.ts';
import { PATIENCE_MS } from './patience.ts';
import { type SandboxNode, sandboxNode } from './sandbox-node.ts';

const ENTRY = fileURLToPath(
  new URL('../../../../../apps/desktop/out/main/browser-host.js', import.meta.url),
);

interface HostProcess {
  readonly child: ChildProcess;
  /** The address with the one-time token. */
  readonly url: string;
  readonly gone: Promise<number | null>;
}

/** What the computer around the application is like, as variables of its environment. */
export type Surroundings = Readonly<Record<string, string>>;

/**
 * The program behind `npm run start:browser`, and a Chromium of its own in front of it.
 *
 * @param kept a data folder that stays afterwards; otherwise there is one for the time being.
 */
export async function startBrowserApplication(
  surroundings: Surroundings = {},
  kept?: string,
): Promise<Application> {
  const dataFolder = kept ?? mkdtempSync(join(tmpdir(), 'countinghouse-app-'));
  const browser = await startChromium(present(findChromium(), 'a Chromium'));
  const sandbox = await sandboxNode(dataFolder);
  const data = kept === undefined ? 'removes' : 'keeps';
  return open({ dataFolder, sandbox, browser, surroundings, data });
}

interface Place {
  readonly dataFolder: string;
  readonly sandbox: SandboxNode;
  readonly browser: Browser;
  readonly surroundings: Surroundings;
  /** What becomes of the data at the end; those of another are its own affair, as is the browser. */
  readonly data: 'removes' | 'keeps' | 'of another';
}

async function open(place: Place): Promise<Application> {
  const { dataFolder, sandbox, browser, data } = place;
  const heard: string[] = [];
  const seconds: Application[] = [];
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  let host = await startHost(place);
  const loaded = new WeakMap<Page, number>();
  const newPage = async (url: string): Promise<Page> => {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await listen(page, heard);
    await page.goto(url);
    loaded.set(page, await since(page));
    return page;
  };
  let page: Page | null = await newPage(host.url);
  const quit = async (): Promise<void> => {
    host.child.kill('SIGTERM');
    const code = await host.gone;
    if (code !== 0) heard.push(`host: ended with ${code}`);
  };
  return {
    host: 'browser',
    dataFolder,
    sandbox: sandbox.sandbox,
    heard,
    pid: () => present(host.child.pid, 'the host'),
    page: async () => present(page, 'an open page'),
    // The page loads itself anew behind a lock; what is typed before that is lost.
    renewed: async (before) => {
      const known = loaded.get(before);
      await poll(
        'the page to load anew',
        () => since(before),
        (at) => !Number.isNaN(at) && at !== known,
      );
      loaded.set(before, await since(before));
      return before;
    },
    tray: async () => null,
    anotherPage: () => newPage(new URL('/', host.url).href),
    closeWindow: async () => {
      await page?.close();
      page = null;
    },
    quit: async () => {
      await page?.close();
      page = null;
      await quit();
    },
    reopen: async () => {
      const running = host.child.exitCode === null && host.child.signalCode === null;
      if (!running) host = await startHost(place);
      page = await newPage(running ? new URL('/', host.url).href : host.url);
      return page;
    },
    secondInstance: async () => {
      const own = await sandboxNode(dataFolder);
      const second = await open({ ...place, sandbox: own, data: 'of another' });
      seconds.push(second);
      return second;
    },
    end: async () => {
      for (const second of seconds) await second.end();
      await context.close();
      if (host.child.exitCode === null) await quit();
      if (data === 'of another') return;
      await browser.close();
      if (data === 'keeps') return;
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

async function startHost({ dataFolder, sandbox, surroundings }: Place): Promise<HostProcess> {
  const child = spawn(
    process.execPath,
    [...[ENTRY, '--no-open'], ...['--data-dir', dataFolder, '--sandbox-node', sandbox.command]],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '', ...surroundings },
    },
  );
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the host ended with ${code}`)));
  });
  return { child, url, gone };
}

/** When a page was loaded; not a number while it is on its way. */
async function since(page: Page): Promise<number> {
  return Number(await page.evaluate('performance.timeOrigin').catch(() => Number.NaN));
}
