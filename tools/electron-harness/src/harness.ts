import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumPath } from './chromium-path.ts';
import type { FromMain, ToMain } from './control.ts';
import type { LaunchOptions, RunningElectron } from './running.ts';

const RUNNER = fileURLToPath(new URL('./main/main-entry.ts', import.meta.url));

/** Runs a built main bundle over Chromium; resolves when its `app` is ready. */
export async function launchHarness({
  main,
  args = [],
  env = {},
}: LaunchOptions): Promise<RunningElectron> {
  const { version } = createRequire(import.meta.url)('electron/package.json');
  const profile = mkdtempSync(join(tmpdir(), 'electron-harness-'));
  const child = fork(RUNNER, [main, ...args], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      ...process.env,
      ...env,
      HARNESS_CHROMIUM: chromiumPath(process.env),
      HARNESS_ELECTRON: version,
      HARNESS_PROFILE: profile,
    },
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const calls = new Map<number, (message: Extract<FromMain, { readonly id: number }>) => void>();
  let last = 0;
  const ready = new Promise<string | null>((resolve) => {
    child.on('message', (message: FromMain) => {
      if ('debugAddress' in message) resolve(message.debugAddress);
      else calls.get(message.id)?.(message);
    });
    void ended.then(() => resolve(null));
  });
  const address = await ready;
  // A second instance is gone before it was ever ready.
  const browser = address === null ? null : await chromium.connectOverCDP(address);

  function evaluate(work: unknown, argument: unknown): Promise<never> {
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      calls.set(id, (message) => {
        calls.delete(id);
        if ('error' in message) reject(new Error(message.error));
        else resolve(message.value as never);
      });
      void ended.then(() => reject(new Error(`the main process has ended\n${said}`)));
      // With a callback, a channel that is closed already is an answer and not an uncaught error.
      child.send({ id, work: String(work), argument } satisfies ToMain, (error) => {
        if (error !== null) reject(error);
      });
    });
  }

  return {
    runtime: 'harness',
    pid: child.pid ?? 0,
    ended,
    said: () => said,
    window: () => windowOf(browser, ended),
    evaluate,
    quit: () => {
      evaluate('({ app }) => void app.quit()', undefined).catch(() => undefined);
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
      // Chromium finds itself alone and ends; until then it writes to its profile.
      if (browser?.isConnected() === true) {
        await new Promise<void>((resolve) => {
          browser.once('disconnected', () => resolve());
          if (!browser.isConnected()) resolve();
        });
      }
      rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
}

/** A window's page shows something; the one that only keeps Chromium alive does not. */
async function windowOf(browser: Browser | null, ended: Promise<unknown>): Promise<Page> {
  const [context] = browser?.contexts() ?? [];
  if (context === undefined) throw new Error('there is no window');
  const find = (): Page | undefined =>
    context.pages().find((page) => !page.isClosed() && page.url() !== 'about:blank');
  const page = find();
  if (page !== undefined) return page;
  await Promise.race([
    ended.then(() => Promise.reject(new Error('the main process has ended'))),
    new Promise<void>((resolve) => {
      const look = (): void => {
        if (find() !== undefined) resolve();
        else for (const one of context.pages()) one.once('framenavigated', look);
      };
      context.on('page', look);
      look();
    }),
  ]);
  return find() as Page;
}
