import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runScript } from '../testing/child.ts';
import { mustFail } from '../testing/profile.ts';
import { osKeychain } from './os-keychain.ts';
import { secretServiceState } from './secret-service.ts';

test('without a bus, or with a bus address that leads nowhere, the keychain is absent', async () => {
  expect(await secretServiceState('')).toBe('absent');
  expect(await secretServiceState('unix:path=/nonexistent/bus')).toBe('absent');
  expect(await secretServiceState('nonsense')).toBe('absent');
});

test('calls run one at a time, with a deadline, and failures never quote the keychain', async () => {
  const seen: string[] = [];
  const keytar = {
    async getPassword(_service: string, account: string) {
      seen.push(`start ${account}`);
      if (account === 'hangs') await new Promise(() => {});
      if (account === 'fails') throw new Error('entry hunter2 is broken');
      await Promise.resolve();
      seen.push(`end ${account}`);
      return 'value';
    },
    setPassword: async () => {},
    deletePassword: async () => true,
  };
  const keychain = osKeychain({
    service: 'test',
    deadlineMs: 20,
    load: async () => keytar,
    probe: async () => 'available',
  });
  const [a, b, hangs, fails] = await Promise.all(
    ['a', 'b', 'hangs', 'fails'].map((account) => keychain.get(account)),
  );
  expect([a, b]).toEqual([
    { ok: true, value: 'value' },
    { ok: true, value: 'value' },
  ]);
  expect(seen).toEqual(['start a', 'end a', 'start b', 'end b', 'start hangs', 'start fails']);
  for (const answer of [hangs, fails]) {
    if (answer === undefined) throw new Error('No answer.');
    expect(mustFail(answer).code).toBe('KEYCHAIN_FAILED');
    expect(mustFail(answer).message).not.toContain('hunter2');
  }
  const without = osKeychain({ service: 'test', load: async () => null });
  expect(await without.state()).toBe('absent');
  expect(mustFail(await without.get('a')).code).toBe('KEYCHAIN_ABSENT');
});

test('a real Secret Service: available, then locked, told apart from absent', async () => {
  const missing = ['dbus-run-session', 'gnome-keyring-daemon', 'gdbus'].filter(
    (name) => spawnSync('which', [name]).status !== 0,
  );
  if (process.platform !== 'linux' || missing.length > 0) {
    console.log(`NOT RUN: needs Linux with ${missing.join(', ') || 'a Secret Service'}.`);
    return;
  }
  const home = mkdtempSync(join(tmpdir(), 'countinghouse-keyring-'));
  const child = runScript('./real-keychain.ts', [], {
    command: [
      'env',
      `HOME=${home}`,
      `XDG_DATA_HOME=${home}`,
      `XDG_RUNTIME_DIR=${home}`,
      'dbus-run-session',
      '--',
    ],
  });
  const { code } = await child.ended();
  rmSync(home, { recursive: true, force: true });
  expect(code, child.output()).toBe(0);
  const said = child
    .output()
    .split('\n')
    .filter((line) => line.startsWith('> '));
  expect(said).toEqual([
    '> state: available',
    '> get nothing: null',
    '> get: a value',
    '> after delete: null',
    '> locked: locked',
    '> get while locked: KEYCHAIN_LOCKED',
  ]);
});
