import { afterEach, beforeEach, expect, test } from 'vitest';
import { profilePaths } from '../files/paths.ts';
import { loadSqlite } from '../native/sqlite.ts';
import type { Ledger } from '../profile/open-ledger.ts';
import { must, type TestProfile, testProfile } from '../testing/profile.ts';
import { CIPHER_FORMAT, openEncrypted } from './cipher.ts';
import { type BookQuery, typesSql } from './read-book.ts';

let profile: TestProfile;
let ledger: Ledger;
beforeEach(async () => {
  profile = await testProfile();
  ledger = await profile.open();
  // a1 b2 c3 a4 b5 c6 … in two streams
  for (let index = 0; index < 12; index += 1) {
    const stream = index % 2 === 0 ? 'even' : 'odd';
    const type = ['a', 'b', 'c'][index % 3] ?? '';
    must(
      await ledger.append({
        stream,
        expectedLength: Math.floor(index / 2),
        events: [{ type, version: 1, data: {} }],
        rows: {},
      }),
    );
  }
});
afterEach(() => profile.dispose());

const seqs = async (query: Partial<BookQuery>) =>
  (await ledger.readBook({ before: null, limit: 100, ...query })).map(({ seq }) => seq);

test('newest first, a window at a time, by key', async () => {
  expect(await seqs({ limit: 3 })).toEqual([12, 11, 10]);
  expect(await seqs({ limit: 3, before: 10 })).toEqual([9, 8, 7]);
  expect(await seqs({ before: 1 })).toEqual([]);
  expect(await seqs({ limit: -1 })).toEqual([]);
});

test('of one stream, of some types, of both', async () => {
  expect(await seqs({ stream: 'even', before: 8 })).toEqual([7, 5, 3, 1]);
  expect(await seqs({ types: ['a', 'c'], limit: 4 })).toEqual([12, 10, 9, 7]);
  expect(await seqs({ types: ['a', 'c', 'a'], before: 9, limit: 3 })).toEqual([7, 6, 4]);
  expect(await seqs({ types: ['nothing'] })).toEqual([]);
  expect(await seqs({ types: [] })).toEqual([]);
  expect(await seqs({ stream: 'odd', types: ['b'] })).toEqual([8, 2]);
  expect(await seqs({ stream: 'unknown' })).toEqual([]);
});

test('every window is read from an index, without sorting', async () => {
  await ledger.close();
  const driver = must(await loadSqlite());
  const { database } = profilePaths(profile.directory);
  const db = openEncrypted(driver, database, profile.keys.ledgerKey, CIPHER_FORMAT, {});
  const plan = (sql: string, ...values: readonly (string | number)[]) =>
    db
      .prepare<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...values)
      .map(({ detail }) => detail)
      .join('; ');
  const types = plan(typesSql(3), 'a', 9, 'b', 9, 'c', 9, 5);
  expect(types).toContain('MERGE (UNION ALL)');
  expect(types).toContain('SEARCH events USING INDEX events_by_type (type=? AND seq<?)');
  expect(types).not.toContain('TEMP B-TREE');
  const stream = 'SELECT bytes FROM events WHERE stream = ? AND seq < ? ORDER BY seq DESC LIMIT ?';
  expect(plan(stream, 'a', 9, 5)).toBe(
    'SEARCH events USING INDEX events_by_stream (stream=? AND seq<?)',
  );
  db.close();
});

test('heads are looked for while the chain is walked', async () => {
  const head = await ledger.head();
  const gone = { seq: 3, hash: 'ab'.repeat(32) };
  const report = must(await ledger.verify({ heads: [head, gone] }));
  expect(report).toMatchObject({ ok: true, events: 12, missingHeads: [gone] });
});
