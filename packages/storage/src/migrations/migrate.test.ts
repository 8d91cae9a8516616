import { afterEach, beforeEach, expect, test } from 'vitest';
import { earlierSchema } from '../testing/earlier-schema.ts';
import { must, note, type TestProfile, testProfile } from '../testing/profile.ts';
import { MIGRATIONS, migrate, schemaVersion } from './migrate.ts';

let profile: TestProfile;
beforeEach(async () => {
  profile = await testProfile();
});
afterEach(() => profile.dispose());

test('steps are numbered upwards', () => {
  const ids = MIGRATIONS.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
});

test('0020 search: a ledger without full text gets it, after a snapshot, and keeps its events', async () => {
  const db = await earlierSchema(profile, 10);
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
  const db = await earlierSchema(profile, 20);
  db.close();
  const ledger = await profile.open();
  expect(ledger.snapshots()).toMatchObject([{ reason: 'migration', seq: 1 }]);
  expect(await ledger.readBook({ before: null, limit: 5, types: ['note'] })).toMatchObject([
    { seq: 1, data: { text: 'old' } },
  ]);
  expect(must(await ledger.verify({ integrity: true })).ok).toBe(true);
});

test('0040 events by name: what older events name is found', async () => {
  const named = { type: 'payout.seen', version: 1, data: { hash: '0xAB' } };
  const db = await earlierSchema(profile, 30, named);
  db.close();
  const ledger = await profile.open();
  expect(ledger.snapshots()).toMatchObject([{ reason: 'migration', seq: 1 }]);
  expect(await ledger.eventsNaming('hash', '0xab')).toMatchObject([{ seq: 1, stream: 'a' }]);
  must(await ledger.append({ stream: 'b', expectedLength: 0, events: [named], rows: {} }));
  expect(await ledger.eventsNaming('hash', '0xab')).toHaveLength(2);
  expect(must(await ledger.verify({ integrity: true })).ok).toBe(true);
});

test('a step that fails leaves the schema it found', async () => {
  const db = await earlierSchema(profile, 10);
  db.exec('CREATE TABLE search_state (x)');
  expect(() => migrate(db)).toThrow();
  expect(schemaVersion(db)).toBe(10);
  const tables = db.prepare<string>("SELECT name FROM sqlite_master WHERE name = 'search_texts'");
  expect(tables.all()).toEqual([]);
  db.close();
});
