import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '@countinghouse/engine-tests/support';
import { type SpawnedSandbox, spawnSandbox } from '@countinghouse/sandbox';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type AppBackend, startAppBackend } from './app-backend.ts';
import type { Page } from './page.ts';

const PASSPHRASE = 'a passphrase of the application';
const EXIT_FULLY_LOCKED = 75;

let sandbox: SpawnedSandbox;
let dataFolder: string;
const running: AppBackend[] = [];

beforeAll(async () => {
  sandbox = await spawnSandbox(['--block-time-ms', '200']);
  dataFolder = mkdtempSync(join(tmpdir(), 'countinghouse-app-'));
});
afterEach(async () => {
  for (const backend of running.splice(0)) await backend.end();
});
afterAll(async () => {
  await sandbox.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

interface State {
  readonly phase: string;
  readonly sandbox: string;
  readonly waiting: number | null;
  readonly profiles: readonly { readonly id: string; readonly kind: string }[];
}

async function start(): Promise<{ readonly backend: AppBackend; readonly page: Page }> {
  const backend = await startAppBackend(dataFolder, sandbox);
  running.push(backend);
  return { backend, page: await backend.page() };
}

async function value<T>(answer: ReturnType<Page['ask']>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(`${given.error.code}: ${given.error.message}`);
  return given.value as T;
}

async function until(page: Page, fits: (state: State) => boolean): Promise<State> {
  for await (const state of page.watch('house.watch')) {
    if (fits(state as State)) return state as State;
  }
  throw new Error('the stream ended first');
}

let commands = 0;
function commandId(): string {
  commands += 1;
  return commands.toString(16).padStart(32, '0');
}

async function through(
  { backend, page }: { readonly backend: AppBackend; readonly page: Page },
  wish: object,
  ...secrets: string[]
): Promise<{ readonly shown: string | null; readonly end: unknown }> {
  const { door } = await value<{ door: string }>(
    page.ask('doors.open', { commandId: commandId(), wish }),
  );
  const outcome = page.ask('doors.outcome', { door });
  const shown = await backend.visit(door, secrets);
  return { shown, end: await value(outcome) };
}

test('from nothing to a wallet, locked and unlocked in every way, in fresh processes', {
  timeout: 180_000,
}, async () => {
  const first = await start();
  expect(await until(first.page, () => true)).toMatchObject({ phase: 'empty', profiles: [] });

  const wish = { kind: 'create profile', name: 'Practice', profile: 'sandbox', network: null };
  const made = await through(first, wish, PASSPHRASE);
  expect(made.shown).toMatch(/^([0-9A-Z]{5}-){7}[0-9A-Z]{5}$/);
  expect(made.end).toEqual({ kind: 'opened' });
  await until(first.page, ({ phase, sandbox: it, waiting }) => {
    return phase === 'unlocked' && it === 'running' && waiting === 0;
  });

  const check = await through(first, { kind: 'check recovery code' }, made.shown ?? '');
  expect(check.end).toEqual({ kind: 'done' });
  const phrase = 'test test test test test test test test test test test junk';
  const wallet = { kind: 'import phrase', name: 'Mine', accounts: 1 };
  const imported = (await through(first, wallet, phrase)).end;
  expect(imported).toMatchObject({ kind: 'wallet', addresses: [expect.stringMatching(/^0x/)] });
  // Never the address the same phrase has outside the sandbox.
  expect(JSON.stringify(imported)).not.toContain('0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266');

  const about = await value<{ processes: { name: string; pid: number | null }[] }>(
    first.page.ask('house.about'),
  );
  const signerPid = about.processes.find(({ name }) => name === 'signer')?.pid ?? 0;
  expect(isAlive(signerPid)).toBe(true);

  expect(await first.page.ask('house.lockScreen')).toEqual({ ok: true, value: null });
  await until(first.page, ({ phase }) => phase === 'screen locked');
  expect(isAlive(signerPid)).toBe(false);
  expect(first.backend.heard).toContainEqual({ type: 'reload pages' });
  expect(await first.page.ask('settings.get')).toMatchObject({ error: { code: 'LOCKED' } });

  const unlock = { kind: 'unlock', with: 'passphrase' };
  expect((await through(first, unlock, PASSPHRASE)).end).toEqual({ kind: 'opened' });
  await until(first.page, ({ phase }) => phase === 'unlocked');

  await first.page.ask('house.lockFully').catch(() => null);
  expect(await first.backend.gone).toBe(EXIT_FULLY_LOCKED);

  const second = await start();
  await until(second.page, ({ phase }) => phase === 'locked');
  const byCode = { kind: 'unlock', with: 'recovery code' };
  expect((await through(second, byCode, made.shown ?? '')).end).toEqual({ kind: 'opened' });
  await until(second.page, ({ phase, sandbox: it }) => phase === 'unlocked' && it === 'running');
});
