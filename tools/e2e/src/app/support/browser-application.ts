import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findChromium, startChromium } from '../../pictures/chromium.ts';
import { listen } from '../../pictures/judge.ts';
import { present } from '../../support/must.ts';
import type { Application } from './application.ts';
import { PATIENCE_MS } from './patience.ts';
import { type SandboxNode, sandboxNode } from './sandbox-node.ts';

const ENTRY = fileURLToPath(
  new URL('../browser-host/entry.ts', import.meta.resolve('@countinghouse/desktop/backend')),
);

interface HostProcess {
  readonly child: ChildProcess;
  /** The address with the one-time token. */
  readonly url: string;
  readonly gone: Promise<number | null>;
}

/**
 * The program behind `npm run start:browser`, and a Chromium of its own in front of it. A data folder
 * that is given is kept; otherwise there is one for the time being.
 */
export async function startBrowserApplication(kept?: string): Promise<Application> {
  const dataFolder = kept ?? mkdtempSync(join(tmpdir(), 'countinghouse-app-'));
  const browser = await startChromium(present(findChromium(), 'a Chromium'));
  return open(
    dataFolder,
    await sandboxNode(dataFolder),
    browser,
    kept === undefined ? 'removes' : 'keeps',
  );
}

async function open(
  dataFolder: string,
  sandbox: SandboxNode,
  browser: Browser,
  data: 'removes' | 'keeps' | 'of another',
): Promise<Application> {
  const heard: string[] = [];
  const seconds: Application[] = [];
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  let host = await startHost(dataFolder, sandbox.command);
  const newPage = async (url: string): Promise<Page> => {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await listen(page, heard);
    await page.goto(url);
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
    renewed: async (before) => before,
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
      if (!running) host = await startHost(dataFolder, sandbox.command);
      page = await newPage(running ? new URL('/', host.url).href : host.url);
      return page;
    },
    secondInstance: async () => {
      const second = await open(dataFolder, await sandboxNode(dataFolder), browser, 'of another');
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

async function startHost(dataFolder: string, node: string): Promise<HostProcess> {
  const child = spawn(
    process.execPath,
    ['--conditions=source', ENTRY, '--no-open', '--data-dir', dataFolder, '--sandbox-node', node],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the host ended with ${code}`)));
  });
  return { child, url, gone };
}
