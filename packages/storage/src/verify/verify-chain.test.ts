import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { profilePaths } from '../files/paths.ts';
import { chainHash } from '../ledger/chain.ts';
import { CIPHER_FORMAT, openEncrypted } from '../ledger/cipher.ts';
import { loadSqlite, type SqliteDatabase } from '../native/sqlite.ts';
import { must, note, type TestProfile, testProfile } from '../testing/profile.ts';
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
