import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { profilePaths } from '../files/paths.ts';
import { createAppender } from '../ledger/append.ts';
import { CIPHER_FORMAT, openEncrypted } from '../ledger/cipher.ts';
import { statementCache } from '../ledger/statements.ts';
import { loadSqlite } from '../native/sqlite.ts';
import {
  must,
  mustFail,
  noteBatch,
  systemRandom,
  TEST_SCRYPT,
  type TestProfile,
  testEnvironment,
  testProfile,
  utf8,
} from '../testing/profile.ts';
import { createProfile } from './create-profile.ts';

let profile: TestProfile;
beforeEach(async () => {
  profile = await testProfile();
});
afterEach(() => profile.dispose());

const paths = () => profilePaths(profile.directory);

async function fillAndClose(events: number): Promise<void> {
  const ledger = await profile.open();
  for (let index = 0; index < events; index += 1) {
    must(await ledger.append(noteBatch('a', index, 'x'.repeat(400))));
  }
  await ledger.close();
}

/** Opening must fail with `code`, in a sentence that names a path, and change no file. */
async function expectRefusal(code: string): Promise<void> {
  const before = readFileSync(paths().database);
  const failure = mustFail(await profile.tryOpen());
  expect(failure.code).toBe(code);
  expect(failure.message).toContain(profile.directory);
  expect(failure.message).toMatch(/\.$/);
  expect(readFileSync(paths().database).equals(before)).toBe(true);
}

test('a wrong key', async () => {
  const keys = { ...profile.keys, ledgerKey: systemRandom.bytes(32) };
  expect(mustFail(await profile.tryOpen({ keys })).code).toBe('WRONG_KEY');
});

test('a file cut short, inside a page and between pages', async () => {
  await fillAndClose(50);
  const { database } = paths();
  const { size } = statSync(database);
  truncateSync(database, size - 4096 * 4);
  await expectRefusal('LEDGER_TRUNCATED');
  truncateSync(database, size - 4096 * 5 - 700);
  await expectRefusal('LEDGER_TRUNCATED');
  truncateSync(database, 0);
  await expectRefusal('LEDGER_TRUNCATED');
});

test('a flipped byte, in the first page and anywhere else', async () => {
  await fillAndClose(50);
  const { database } = paths();
  const good = readFileSync(database);
  const flip = (place: number) => {
    const file = openSync(database, 'r+');
    writeSync(file, Buffer.from([(good[place] ?? 0) ^ 1]), 0, 1, place);
    closeSync(file);
  };
  flip(100);
  await expectRefusal('LEDGER_CORRUPT');
  for (let place = 4096 * 2 + 17; place < good.length; place += 4096 * 3) {
    writeFileSync(database, good);
    flip(place);
    const opened = await profile.tryOpen();
    if (!opened.ok) {
      expect(opened.error.code).toBe('LEDGER_CORRUPT');
      continue;
    }
    const report = must(await opened.value.verify({ integrity: true }));
    expect(report.broken ?? report.integrity, `byte ${place}`).not.toBeNull();
    await opened.value.close();
  }
});

test('a newer schema is refused, never deleted', async () => {
  await fillAndClose(1);
  const db = openEncrypted(
    must(await loadSqlite()),
    paths().database,
    profile.keys.ledgerKey,
    CIPHER_FORMAT,
    {},
  );
  db.pragma('user_version = 9990');
  db.close();
  await expectRefusal('SCHEMA_TOO_NEW');
});

test('a missing ledger, a missing header, a damaged header, no folder', async () => {
  const { header, database } = paths();
  renameSync(database, `${database}.away`);
  expect(mustFail(await profile.tryOpen()).code).toBe('LEDGER_MISSING');
  renameSync(`${database}.away`, database);
  const good = readFileSync(header);
  writeFileSync(header, good.subarray(0, 300));
  await expectRefusal('HEADER_DAMAGED');
  rmSync(header);
  await expectRefusal('HEADER_MISSING');
  expect(mustFail(await profile.tryOpen({ directory: join(profile.directory, 'no') })).code).toBe(
    'PROFILE_MISSING',
  );
  writeFileSync(header, good);
  const again = await createProfile({
    ...testEnvironment,
    directory: profile.directory,
    passphrase: utf8('passphrase'),
    scrypt: TEST_SCRYPT,
  });
  expect(mustFail(again).code).toBe('PROFILE_EXISTS');
});

test('a full database answers DISK_FULL, keeps what it has, and goes on when there is room', async () => {
  const db = openEncrypted(
    must(await loadSqlite()),
    paths().database,
    profile.keys.ledgerKey,
    CIPHER_FORMAT,
    {},
  );
  const secrets = {
    profileId: profile.profileId,
    key: profile.keys.connectionKey,
    random: systemRandom,
  };
  const appender = createAppender({
    db,
    statements: statementCache(db),
    clock: profile.clock,
    secrets,
  });
  must(appender.append(noteBatch('a', 0, 'first')));
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
  const big = { ...noteBatch('a', 1, 'y'.repeat(50_000)), command: { id: 'c', result: 1 } };
  expect(mustFail(appender.append(big)).code).toBe('DISK_FULL');
  expect(appender.tip().seq).toBe(1);
  db.pragma('max_page_count = 100000');
  must(appender.append(big));
  db.close();
  const ledger = await profile.open();
  expect((await ledger.readStream('a')).length).toBe(2);
});

test('a really full disk and a really read-only folder', async () => {
  const mount = mkdtempSync(join(tmpdir(), 'countinghouse-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'none', mount], { stdio: 'ignore' });
  } catch {
    console.log('NOT RUN: mounting a small disk needs root; the full disk is emulated above.');
    rmSync(mount, { recursive: true });
    return;
  }
  const small = await testProfile({ parent: mount });
  try {
    const ledger = await small.open();
    let count = 0;
    for (; count < 500; count += 1) {
      const stored = await ledger.append(noteBatch('a', count, 'z'.repeat(20_000)));
      if (!stored.ok) {
        expect(stored.error.code).toBe('DISK_FULL');
        break;
      }
    }
    expect(count).toBeLessThan(500);
    expect((await ledger.readStream('a')).length).toBe(count);
    expect((await ledger.snapshot()).ok).toBe(false);
    expect(readdirSync(join(small.directory, 'snapshots'))).toEqual([]);
    await ledger.close();
    execFileSync('mount', ['-o', 'remount,size=8m', mount]);
    const again = await small.open();
    expect((await again.readStream('a')).length).toBe(count);
    must(await again.append(noteBatch('a', count, 'there is room again')));
    await again.close();
    execFileSync('mount', ['-o', 'remount,ro', mount]);
    const failure = mustFail(await small.tryOpen());
    expect(failure.code).toBe('DIRECTORY_READ_ONLY');
    expect(failure.message).toContain(small.directory);
  } finally {
    execFileSync('mount', ['-o', 'remount,rw', mount]);
    await small.dispose();
    execFileSync('umount', [mount]);
    rmSync(mount, { recursive: true });
  }
});

test('no file of the profile holds anything planted in clear', async () => {
  const planted = [
    'PLANTED-event',
    'PLANTED-search',
    'PLANTED-secret',
    'PLANTED-vault',
    'PLANTED-command',
    'PLANTED-summary',
  ];
  const ledger = await profile.open();
  must(
    await ledger.append({
      ...noteBatch('PLANTED-stream', 0, 'PLANTED-event'),
      rows: {
        searchText: 'PLANTED-search',
        records: [{ table: 'settings', key: 'k', value: { v: 'PLANTED-summary' } }],
      },
      command: { id: 'PLANTED-command', result: null },
      secrets: [{ name: 's', value: Buffer.from('PLANTED-secret') }],
    }),
  );
  must(await ledger.vaultRows.put({ name: 'v', sealed: Buffer.from('PLANTED-vault') }));
  await ledger.search('planted', 1);
  must(await ledger.snapshot());
  const hex = Buffer.from(profile.keys.ledgerKey).toString('hex');
  const seen: string[] = [];
  for (const name of readdirSync(profile.directory, { recursive: true, encoding: 'utf8' })) {
    const path = join(profile.directory, name);
    if (!statSync(path).isFile()) continue;
    const content = readFileSync(path);
    for (const text of [...planted, 'PLANTED-stream', 'SQLite format 3', 'CREATE TABLE', hex]) {
      if (name === 'ledger.lock') continue;
      expect(content.includes(text), `${text} in ${name}`).toBe(false);
    }
    expect(content.includes(Buffer.from(profile.keys.ledgerKey)), name).toBe(false);
    seen.push(name);
  }
  expect(seen).toEqual(
    expect.arrayContaining([
      'ledger.db',
      'ledger.db-wal',
      'ledger.db-shm',
      'ledger.header.json',
      'ledger.mark',
    ]),
  );
  expect(seen.some((name) => name.startsWith('snapshots'))).toBe(true);
});
