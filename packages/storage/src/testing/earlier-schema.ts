import { rmSync } from 'node:fs';
import type { NewEvent } from '@countinghouse/core';
import { profilePaths } from '../files/paths.ts';
import { chainHash, GENESIS_HASH } from '../ledger/chain.ts';
import { CIPHER_FORMAT, openEncrypted } from '../ledger/cipher.ts';
import { encodeEvent } from '../ledger/event-codec.ts';
import { migrate } from '../migrations/migrate.ts';
import { loadSqlite, type SqliteDatabase } from '../native/sqlite.ts';
import { must, note, type TestProfile } from './profile.ts';

/** Replaces the profile's database by one of an earlier schema with an event of stream `a` in it. */
export async function earlierSchema(
  profile: TestProfile,
  target: number,
  event: NewEvent = note('old'),
): Promise<SqliteDatabase> {
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
  const bytes = encodeEvent('a', event, 1);
  const hash = chainHash(GENESIS_HASH, bytes);
  db.prepare('INSERT INTO events VALUES (1, ?, ?, ?)').run(bytes, Buffer.from(GENESIS_HASH), hash);
  return db;
}
