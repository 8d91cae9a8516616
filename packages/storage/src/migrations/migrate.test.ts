import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { profilePaths } from '../files/paths.ts';
import { chainHash, GENESIS_HASH } from '../ledger/chain.ts';
import { CIPHER_FORMAT, openEncrypted } from '../ledger/cipher.ts';
import { encodeEvent } from '../ledger/event-codec.ts';
import { loadSqlite, type SqliteDatabase } from '../native/sqlite.ts';
import { must, note, type TestProfile, testProfile } from '../testing/profile.ts';
import { MIGRATIONS, migrate, schemaVersion } from './migrate.ts';

let profile: TestProfile;
beforeEach(async () => {
  profile = await testProfile();
});
afterEach(() => profile.dispose());

/** Replaces the profile's database by one of an earlier schema with an event in it. */
async function earlier(target: number): Promise<SqliteDatabase> {
  const { database } = profilePaths(profile.directory);
  const driver = must(await loadSqlite());
  const open = () => openEncrypted(driver, database, profile.keys.ledgerKey, CIPHER_FORMAT, {});
  const now = open();
  const meta = now.prepare<{ name: string; value: Buffer }>('SELECT * FROM meta').all();
  now.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${database}${suffix}`, { force: true });
  const db = open();
  migrate(db, target);
  for (const { name, value } of meta) db.prepare('INSERT INTO meta VALUES (?, ?)').run(name, value);
  const bytes = encodeEvent('a', note('old'), 1);
  const hash = chainHash(GENESIS_HASH, bytes);
  db.prepare('INSERT INTO events VALUES (1, ?, ?, ?)').run(bytes, Buffer.from(GENESIS_HASH), hash);
  return db;
}

test('steps are numbered upwards', () => {
  const ids = MIGRATIONS.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
});

test('0020 search: a ledger without full text gets it, after a snapshot, and keeps its events', async () => {
  const db = await earlier(10);
  expect(schemaVersion(db)).toBe(10);
  db.close();
  const ledger = await profile.open();
  expect(await ledger.readStream('a')).toMatchObject([{ data: { text: 'old' } }]);
  expect(ledger.snapshots()).toMatchObject([{ reason: 'migration', seq: 1 }]);
  must(
    await ledger.append({
      stream: 'a',
      expectedLength: 1,
      events: [note('x')],
      rows: { searchText: 'found' },
    }),
  );
  expect(await ledger.search('fou', 1)).toHaveLength(1);
  expect(must(await ledger.verify({ integrity: true })).ok).toBe(true);
});

test('0030 events by type: a book without the index gets it, and is read by type', async () => {
  const db = await earlier(20);
  db.close();
  const ledger = await profile.open();
  expect(ledger.snapshots()).toMatchObject([{ reason: 'migration', seq: 1 }]);
  expect(await ledger.readBook({ before: null, limit: 5, types: ['note'] })).toMatchObject([
    { seq: 1, data: { text: 'old' } },
  ]);
  expect(must(await ledger.verify({ integrity: true })).ok).toBe(true);
});

test('a step that fails leaves the schema it found', async () => {
  const db = await earlier(10);
  db.exec('CREATE TABLE search_state (x)');
  expect(() => migrate(db)).toThrow();
  expect(schemaVersion(db)).toBe(10);
  const tables = db.prepare<string>("SELECT name FROM sqlite_master WHERE name = 'search_texts'");
  expect(tables.all()).toEqual([]);
  db.close();
});
