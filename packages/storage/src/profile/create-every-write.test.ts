import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { profilePaths } from '../files/paths.ts';
import { createKeyOpener } from '../header/open-keys.ts';
import { film } from '../testing/film.ts';
import {
  must,
  noteBatch,
  TEST_PASSPHRASE,
  TEST_SCRYPT,
  testEnvironment,
  utf8,
} from '../testing/profile.ts';
import { createProfile } from './create-profile.ts';
import { openLedger } from './open-ledger.ts';

let reel: string;
beforeEach(() => {
  reel = mkdtempSync(join(tmpdir(), 'countinghouse-film-'));
});
afterEach(() => rmSync(reel, { recursive: true, force: true }));

test('a set-up killed after any write can be done again, or is whole', async () => {
  const directory = join(reel, 'new', 'profile');
  const setUp = (where: string) =>
    createProfile({
      ...testEnvironment,
      directory: where,
      passphrase: utf8(TEST_PASSPHRASE),
      scrypt: TEST_SCRYPT,
    });
  const frames = await film(directory, join(reel, 'film'), async () =>
    must(await setUp(directory)),
  );
  expect(frames.length).toBeGreaterThan(15);
  for (const frame of frames) {
    const { header } = profilePaths(frame.directory);
    const opener = createKeyOpener({ headerPath: header, clock: testEnvironment.clock });
    const keys = existsSync(header)
      ? must(await opener.openWithPassphrase(utf8(TEST_PASSPHRASE)))
      : must(await setUp(frame.directory)).keys;
    const ledger = must(
      await openLedger({
        ...testEnvironment,
        directory: frame.directory,
        keys,
        projector: () => ({}),
      }),
    );
    expect(ledger.mode(), frame.after).toBe('normal');
    must(await ledger.append(noteBatch('a', 0, 'first')));
    await ledger.close();
  }
});
