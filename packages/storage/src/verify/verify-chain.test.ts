import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { profilePaths } from '../files/paths.ts';
import { chainHash } from '../ledger/chain.ts';
import { CIPHER_FORMAT, openEncrypted } from '../ledger/cipher.ts';
import { loadSqlite, type SqliteDatabase } from '../native/sqlite.ts';
import { must, note, type TestProfile, testProfile } from '../testing/profile.ts';
import { cutChain, joinChain, type Part } from './parts.ts';
import { verifyChain } from './verify-chain.ts';

const EVENTS = 150;
let profile: TestProfile;
let db: SqliteDatabase;

beforeEach(async () => {
  profile = await testProfile();
  const ledger = await profile.open();
  for (let index = 0; index < EVENTS; index += 50) {
    must(
      await ledger.append({
        stream: 'a',
        expectedLength: index,
        events: Array.from({ length: 50 }, (_, more) => note(`note ${index + more} ü`)),
        rows: {},
      }),
    );
  }
  await ledger.close();
  const driver = must(await loadSqlite());
  const { database } = profilePaths(profile.directory);
  db = openEncrypted(driver, database, profile.keys.ledgerKey, CIPHER_FORMAT, {});
});
afterEach(async () => {
  db.close();
  await profile.dispose();
});

/** Does what only someone with the key can do: changes events behind the program's back. */
function tamper(sql: string, ...values: readonly (string | number | Buffer)[]): void {
  db.exec('DROP TRIGGER IF EXISTS events_never_change; DROP TRIGGER IF EXISTS events_never_go');
  db.prepare(sql).run(...values);
}

test('a whole chain verifies and its head is the ledger’s', () => {
  expect(verifyChain(db)).toMatchObject({ ok: true, events: EVENTS, broken: null });
});

test('the triggers refuse to change or delete an event', () => {
  expect(() => db.exec("UPDATE events SET bytes = '{}' WHERE seq = 1")).toThrow('never changed');
  expect(() => db.exec('DELETE FROM events WHERE seq = 1')).toThrow('never deleted');
});

test('any single change is found at its row', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: EVENTS }),
      fc.constantFrom('bytes', 'previous_hash', 'hash'),
      (seq, column) => {
        db.exec('SAVEPOINT attempt');
        try {
          const read = `SELECT ${column} FROM events WHERE seq = ?`;
          const value = Buffer.from(db.prepare<Buffer>(read).pluck().get(seq) ?? []);
          if (column === 'bytes') value.write('X', value.length - 6);
          else value[3] = (value[3] ?? 0) ^ 1;
          tamper(`UPDATE events SET ${column} = ? WHERE seq = ?`, value, seq);
          const problem = column === 'previous_hash' ? 'PREVIOUS_HASH' : 'HASH';
          expect(verifyChain(db)).toMatchObject({ ok: false, broken: { seq, problem } });
        } finally {
          db.exec('ROLLBACK TO attempt; RELEASE attempt');
        }
      },
    ),
    { numRuns: 40, seed: 7 },
  );
});

test('a missing event is named as a gap', () => {
  tamper('DELETE FROM events WHERE seq = 77');
  expect(verifyChain(db)).toMatchObject({ events: 76, broken: { seq: 77, problem: 'GAP' } });
});

test.each(['["not","an event"]', '{"type":"note","stream":"a"}', 'null'])(
  'what hashes well but is no event is undecodable: %j',
  (text) => {
    tamper('DELETE FROM events WHERE seq = 150');
    const last = db.prepare<Buffer>('SELECT hash FROM events WHERE seq = 149').pluck().get();
    const previous = last ?? Buffer.alloc(0);
    const bytes = Buffer.from(text);
    const hash = chainHash(previous, bytes);
    tamper('INSERT INTO events VALUES (?, ?, ?, ?)', 150, bytes, previous, hash);
    expect(verifyChain(db).broken).toMatchObject({ seq: 150, problem: 'UNDECODABLE' });
  },
);

/** Three parts, as they would be walked by three threads. */
const PARTS: readonly Part[] = [
  { after: 0, upTo: 50 },
  { after: 50, upTo: 100 },
  { after: 100, upTo: null },
];
const inParts = () => joinChain(PARTS.map((part) => verifyChain(db, undefined, part)));

test('in parts, a chain says the same as in one piece', () => {
  expect(inParts()).toEqual(verifyChain(db));
});

test('in parts, any single change is found at its row, also where the parts meet', () => {
  for (const seq of [1, 49, 50, 51, 99, 100, 101, 150]) {
    for (const change of [
      "bytes = '{}'",
      'previous_hash = randomblob(32)',
      'hash = randomblob(32)',
    ]) {
      db.exec('SAVEPOINT attempt');
      tamper(`UPDATE events SET ${change} WHERE seq = ?`, seq);
      expect(inParts()).toEqual(verifyChain(db));
      expect(inParts().broken).toMatchObject({ seq });
      db.exec('ROLLBACK TO attempt; RELEASE attempt');
    }
  }
});

test('in parts, missing events are a gap, also where the parts meet and at the end', () => {
  for (const [from, to] of [
    [50, 50],
    [51, 51],
    [40, 60],
    [51, 100],
    [100, 101],
  ] as const) {
    db.exec('SAVEPOINT attempt');
    tamper('DELETE FROM events WHERE seq BETWEEN ? AND ?', from, to);
    expect(inParts().broken).toMatchObject({ seq: from, problem: 'GAP' });
    db.exec('ROLLBACK TO attempt; RELEASE attempt');
  }
  tamper('DELETE FROM events WHERE seq > 70');
  expect(inParts().broken).toMatchObject({ seq: 71, problem: 'GAP' });
});

test('parts follow each other without a gap, and a short chain stays whole', () => {
  expect(cutChain(1_000, 8)).toEqual([{ after: 0, upTo: null }]);
  expect(cutChain(1_000_001, 1)).toEqual([{ after: 0, upTo: null }]);
  const parts = cutChain(1_000_001, 8);
  expect(parts).toHaveLength(4);
  expect(parts.at(-1)?.upTo).toBeNull();
  expect(parts.slice(1).map(({ after }) => after)).toEqual(
    parts.slice(0, -1).map(({ upTo }) => upTo),
  );
});
