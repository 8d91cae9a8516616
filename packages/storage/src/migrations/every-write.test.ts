import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { profilePaths } from '../files/paths.ts';
import { addKeychainWrap } from '../header/keychain-wrap.ts';
import { CIPHER_FORMAT } from '../ledger/cipher.ts';
import { openLedger } from '../profile/open-ledger.ts';
import { earlierSchema } from '../testing/earlier-schema.ts';
import { copyFolder, type Frame, film } from '../testing/film.ts';
import { eachWay, goOn, type Secrets, snapshotsOpen } from '../testing/left-behind.ts';
import { memoryKeychain } from '../testing/memory-keychain.ts';
import {
  must,
  systemRandom,
  TEST_PASSPHRASE,
  type TestProfile,
  testEnvironment,
  testProfile,
} from '../testing/profile.ts';

const DEEP = process.env.COUNTINGHOUSE_DEEP === '1';
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

async function filmMigration(): Promise<readonly Frame[]> {
  (await earlierSchema(profile, 10)).close();
  const { directory, keys } = profile;
  return film(directory, join(reel, 'film'), async () => {
    await must(
      await openLedger({ ...testEnvironment, directory, keys, projector: () => ({}) }),
    ).close();
  });
}

/** Every wrap is tried after every write; that a snapshot and a migration follow, after some. */
async function expectMigrates(frame: Frame, number: number): Promise<void> {
  const { database, header } = profilePaths(frame.directory);
  const notes = Object.values(await eachWay(database, header, secrets));
  expect(notes, frame.after).toEqual(['old', 'old', 'old']);
  if (DEEP || number % 4 === 0) {
    await goOn(frame.directory, secrets);
    const { snapshots } = profilePaths(frame.directory);
    // What was copied when the kill came is no snapshot, and does not stay for ever.
    expect(readdirSync(snapshots).filter((name) => name.includes('.part'))).toEqual([]);
  }
  await snapshotsOpen(frame.directory, secrets);
}

test('a migration killed after any write: every wrap opens ledger and snapshots', async () => {
  const frames = await filmMigration();
  expect(frames.length).toBeGreaterThan(20);
  for (const [number, frame] of frames.entries()) await expectMigrates(frame, number);
});

test('a migration of which any part reached the log is the old schema or the new one', async () => {
  const committed = (await filmMigration()).find(({ after }) => after === 'exec COMMIT');
  if (committed === undefined) throw new Error('No frame shows the commit.');
  const page = 24 + CIPHER_FORMAT.pageSize;
  const { size } = statSync(`${profilePaths(committed.directory).database}-wal`);
  const starts = Array.from({ length: Math.ceil(size / page) - 1 }, (_, n) => 32 + n * page);
  expect(starts.length).toBeGreaterThan(5);
  const lengths = starts.flatMap((start) => [start, start + 1_000]);
  for (const [number, length] of lengths.entries()) {
    const directory = join(reel, `log ${length}`);
    copyFolder(committed.directory, directory);
    truncateSync(`${profilePaths(directory).database}-wal`, length);
    await expectMigrates({ directory, after: `${length} of ${size} bytes of the log` }, number);
  }
});
