import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSqlite } from '../native/sqlite.ts';
import { createProfile } from '../profile/create-profile.ts';
import { openLedger } from '../profile/open-ledger.ts';
import { must, noteBatch, TEST_SCRYPT, testEnvironment, utf8 } from '../testing/profile.ts';
import { CIPHER_FORMAT, FAST_CIPHER_FORMAT, openEncrypted } from './cipher.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'countinghouse-cipher-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test.each([CIPHER_FORMAT, FAST_CIPHER_FORMAT])('a ledger lives in $cipher', async (format) => {
  const environment = { ...testEnvironment, directory };
  const passphrase = utf8('a passphrase');
  const created = must(
    await createProfile({ ...environment, passphrase, scrypt: TEST_SCRYPT, format }),
  );
  const options = { ...environment, keys: created.keys, projector: () => ({}) };
  const ledger = must(await openLedger(options));
  must(await ledger.append(noteBatch('a', 0, 'PLANTED')));
  must(await ledger.snapshot());
  await ledger.close();
  const path = join(directory, 'ledger.db');
  expect(readFileSync(path).includes('PLANTED')).toBe(false);
  const again = must(await openLedger(options));
  expect(await again.readStream('a')).toHaveLength(1);
  expect(must(await again.verify({ integrity: true }))).toMatchObject({
    ok: true,
    integrity: null,
  });
  await again.close();
  const driver = must(await loadSqlite());
  const wrong = openEncrypted(driver, path, new Uint8Array(32), format, {});
  expect(() => wrong.prepare('SELECT * FROM events').all()).toThrow('file is not a database');
  wrong.close();
});
