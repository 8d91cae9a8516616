import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { profilePaths } from '../files/paths.ts';
import { changePassphrase } from '../header/change-wraps.ts';
import { addKeychainWrap } from '../header/keychain-wrap.ts';
import { openLedger } from '../profile/open-ledger.ts';
import { beginRotation } from '../rotation/begin-rotation.ts';
import { finishRotation } from '../rotation/finish-rotation.ts';
import { copyFolder, film } from '../testing/film.ts';
import { eachWay, goOn, type Secrets, snapshotsOpen, unlock } from '../testing/left-behind.ts';
import { memoryKeychain } from '../testing/memory-keychain.ts';
import {
  must,
  noteBatch,
  systemRandom,
  TEST_PASSPHRASE,
  TEST_SCRYPT,
  type TestProfile,
  testEnvironment,
  testProfile,
  utf8,
} from '../testing/profile.ts';
import { restoreSnapshot } from './restore-snapshot.ts';
import { snapshotHeaderPath } from './snapshot-files.ts';

const NEWER_PASSPHRASE = 'another passphrase';
let profile: TestProfile;
let reel: string;
let secrets: Secrets;
beforeEach(async () => {
  profile = await testProfile();
  reel = mkdtempSync(join(tmpdir(), 'countinghouse-film-'));
  const keychain = memoryKeychain();
  must(await addKeychainWrap({ ...profile, random: systemRandom, keychain }));
  secrets = { passphrases: [TEST_PASSPHRASE], recoveryCodes: [profile.recoveryCode], keychain };
});
afterEach(async () => {
  rmSync(reel, { recursive: true, force: true });
  await profile.dispose();
});

/** Two notes, a snapshot between them; with keys and passphrase changed since, if wanted. */
async function snapshotBetween(changed: boolean): Promise<string> {
  const { directory } = profile;
  const ledger = await profile.open();
  must(await ledger.append(noteBatch('a', 0, 'first')));
  const { path } = must(await ledger.snapshot());
  await ledger.close();
  let keys: Parameters<typeof openLedger>[0]['keys'] = profile.keys;
  if (changed) {
    const change = { ...testEnvironment, headerPath: profile.headerPath };
    const fresh = must(await beginRotation({ ...change, keys: profile.keys }));
    must(await finishRotation({ ...testEnvironment, directory, keys: fresh }));
    const passphrase = utf8(NEWER_PASSPHRASE);
    must(await changePassphrase({ ...change, keys: fresh, passphrase, scrypt: TEST_SCRYPT }));
    secrets = { ...secrets, passphrases: [NEWER_PASSPHRASE, TEST_PASSPHRASE] };
    keys = { ledgerKey: fresh.ledgerKey, connectionKey: fresh.connectionKey };
  }
  const again = must(
    await openLedger({ ...testEnvironment, directory, keys, projector: () => ({}) }),
  );
  must(await again.append(noteBatch('a', 1, 'second')));
  // As a crash leaves it: what was written last stands in the log only.
  copyFolder(directory, join(reel, 'crashed'));
  await again.close();
  rmSync(directory, { recursive: true });
  copyFolder(join(reel, 'crashed'), directory);
  return path;
}

/** Every database of a folder that is, or was, the ledger, with the header that leads to it. */
function ledgers(directory: string): readonly (readonly [string, string])[] {
  const { database, header, quarantine } = profilePaths(directory);
  const put = existsSync(quarantine) ? readdirSync(quarantine) : [];
  return [
    [database, header],
    ...put
      .filter((name) => name.endsWith('.db'))
      .map((name) => join(quarantine, name))
      .map((path) => [path, snapshotHeaderPath(path)] as const),
  ];
}

test.each([
  ['the same keys', false],
  ['older keys and an older passphrase', true],
])('a restore under %s killed after any write: nothing is lost', async (_, changed) => {
  const snapshot = await snapshotBetween(changed);
  const { directory } = profile;
  const ownHeader = snapshotHeaderPath(snapshot);
  const keys = [...(await unlock(ownHeader, secrets))].find(([way, found]) =>
    changed ? way === `passphrase ${TEST_PASSPHRASE}` && found : found,
  )?.[1];
  if (!keys) throw new Error('The snapshot does not open.');
  const frames = await film(directory, join(reel, 'film'), async () =>
    must(await restoreSnapshot({ ...testEnvironment, directory, snapshot, keys })),
  );
  expect(frames.length).toBeGreaterThan(20);
  for (const frame of frames) {
    const { database, header } = profilePaths(frame.directory);
    const ways = await eachWay(database, header, secrets);
    for (const [way, notes] of Object.entries(ways)) {
      // Two passphrases lead to two ledgers; code and keychain lead to whichever is there.
      if (changed && way.startsWith('passphrase')) continue;
      expect(notes, `${way} after ${frame.after}`).toMatch(/^first/);
    }
    expect(Object.values(ways), frame.after).toContainEqual(expect.stringMatching(/^first/));
    await goOn(frame.directory, secrets);
    const kept: string[] = [];
    for (const [path, itsHeader] of ledgers(frame.directory)) {
      kept.push(...Object.values(await eachWay(path, itsHeader, secrets)));
    }
    expect(kept, `what is kept after ${frame.after}`).toContain('first, second');
    await snapshotsOpen(frame.directory, secrets);
  }
});
