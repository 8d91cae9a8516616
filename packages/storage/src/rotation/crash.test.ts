import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { profilePaths } from '../files/paths.ts';
import { createKeyOpener } from '../header/open-keys.ts';
import { CIPHER_FORMAT, openEncrypted } from '../ledger/cipher.ts';
import { loadSqlite } from '../native/sqlite.ts';
import { openLedger } from '../profile/open-ledger.ts';
import { listSnapshots } from '../snapshots/snapshot-files.ts';
import { runScript } from '../testing/child.ts';
import {
  must,
  noteBatch,
  TEST_PASSPHRASE,
  type TestProfile,
  testEnvironment,
  testProfile,
  utf8,
} from '../testing/profile.ts';
import { verifyChain } from '../verify/verify-chain.ts';

let profile: TestProfile;
let work: string;
beforeEach(async () => {
  profile = await testProfile();
  work = mkdtempSync(join(tmpdir(), 'countinghouse-crash-'));
  const ledger = await profile.open();
  const secrets = [{ name: 's', value: Buffer.from('kept through rotation') }];
  must(await ledger.append({ ...noteBatch('a', 0, 'before'), secrets }));
  must(await ledger.snapshot());
  must(await ledger.append(noteBatch('a', 1, 'after')));
  await ledger.close();
});
afterEach(async () => {
  rmSync(work, { recursive: true, force: true });
  await profile.dispose();
});

/** Opens the ledger and every snapshot with one secret, and looks into them. */
async function opensEverything(
  directory: string,
  secret: { readonly passphrase?: string; readonly code?: string },
): Promise<boolean> {
  const unlock = (headerPath: string) => {
    const opener = createKeyOpener({ headerPath, clock: testEnvironment.clock });
    return secret.code === undefined
      ? opener.openWithPassphrase(utf8(secret.passphrase ?? ''))
      : opener.openWithRecoveryCode(utf8(secret.code));
  };
  const paths = profilePaths(directory);
  const keys = await unlock(paths.header);
  if (!keys.ok) return false;
  const ledger = must(
    await openLedger({ ...testEnvironment, directory, keys: keys.value, projector: () => ({}) }),
  );
  expect((await ledger.readStream('a')).length).toBeGreaterThanOrEqual(1);
  expect(Buffer.from((await ledger.readSecret('s')) ?? []).toString()).toBe(
    'kept through rotation',
  );
  await ledger.close();
  const driver = must(await loadSqlite());
  for (const { path, headerPath } of listSnapshots(paths.snapshots, null)) {
    const own = must(await unlock(headerPath));
    const db = openEncrypted(driver, path, own.ledgerKey, CIPHER_FORMAT, { readonly: true });
    expect(verifyChain(db)).toMatchObject({ ok: true });
    db.close();
  }
  return true;
}

const DEEP = process.env.COUNTINGHOUSE_DEEP === '1';

test.each(['rotate', 'restore', 'recovery', 'passphrase'])(
  'killed at any step of %s, a wrap opens ledger and snapshots, and it can be done again',
  async (what) => {
    const [snapshot] = listSnapshots(profilePaths(profile.directory).snapshots, null);
    const run = (directory: string, dieAt: number) =>
      runScript('./crash-child.ts', [what, directory, String(dieAt), snapshot?.path ?? '']);
    const whole = join(work, 'whole');
    cpSync(profile.directory, whole, { recursive: true });
    const first = run(whole, 0);
    await first.ended();
    const steps = Number(/finished after (\d+) steps/.exec(first.output())?.[1]);
    expect(steps, first.output()).toBeGreaterThan(3);
    // A process a step is slow: every third in everyday runs, all of them in the deep ones.
    for (let dieAt = 1; dieAt <= steps; dieAt += DEEP ? 1 : 3) {
      const directory = join(work, String(dieAt));
      cpSync(profile.directory, directory, { recursive: true });
      expect((await run(directory, dieAt).ended()).signal).toBe('SIGKILL');
      const old = await opensEverything(directory, { passphrase: TEST_PASSPHRASE });
      if (what === 'passphrase') {
        const headerPath = profilePaths(directory).header;
        const opener = createKeyOpener({ headerPath, clock: testEnvironment.clock });
        expect(old || (await opener.openWithPassphrase(utf8('another passphrase'))).ok).toBe(true);
      } else expect(old, `passphrase after step ${dieAt}`).toBe(true);
      if (what !== 'recovery') {
        const opened = await opensEverything(directory, { code: profile.recoveryCode });
        expect(opened, `recovery code after step ${dieAt}`).toBe(true);
      }
      if ((DEEP || dieAt === 4) && what !== 'passphrase') {
        expect((await run(directory, 0).ended()).code).toBe(0);
        expect(await opensEverything(directory, { passphrase: TEST_PASSPHRASE })).toBe(true);
      }
      rmSync(directory, { recursive: true });
    }
  },
  DEEP ? 3_600_000 : 120_000,
);

test('after a rotation the old keys open nothing but their backups', async () => {
  const child = runScript('./crash-child.ts', ['rotate', profile.directory, '0']);
  expect((await child.ended()).code, child.output()).toBe(0);
  expect(await profile.tryOpen()).toMatchObject({ ok: false, error: { code: 'WRONG_KEY' } });
  expect(existsSync(profilePaths(profile.directory).quarantine)).toBe(true);
});
