import { rmSync } from 'node:fs';
import type { RandomPort, Result } from '@countinghouse/core';
import { seal, unseal } from '../crypto/aead.ts';
import { wipe } from '../crypto/wipe.ts';
import { type OpenFailure, openFailure } from '../errors/open-failure.ts';
import { noHook } from '../files/atomic-write.ts';
import { type ProfilePaths, profilePaths } from '../files/paths.ts';
import { swapDatabase } from '../files/swap-database.ts';
import { syncFile } from '../files/sync-file.ts';
import { readHeader } from '../header/header-file.ts';
import { keepGeneration } from '../header/keep-generation.ts';
import type { Header } from '../header/schema.ts';
import { updateHeader } from '../header/update.ts';
import { openEncrypted, withRawKey } from '../ledger/cipher.ts';
import { connect, fileFailure, type LedgerKeys } from '../ledger/connect.ts';
import { secretName } from '../ledger/secrets.ts';
import { lockProfile } from '../lock/profile-lock.ts';
import { loadSqlite, type SqliteDriver } from '../native/sqlite.ts';
import type { Environment } from '../profile/environment.ts';
import { err, ok } from '../result.ts';
import { checkCopy, takeSnapshot } from '../snapshots/take-snapshot.ts';
import { runTask } from '../worker/client.ts';

export interface FinishRotationOptions extends Environment {
  readonly directory: string;
  /** What {@link beginRotation} answered with. */
  readonly keys: LedgerKeys & { readonly previous?: LedgerKeys };
  readonly workerUrl?: URL;
}

/**
 * The second half of a rotation, with the ledger closed: copies the ledger, puts the copy under the
 * new keys, checks it whole, puts it in the ledger's place, and only then drops the old generation
 * from the header. Killed anywhere, it can be called again.
 */
export async function finishRotation(
  options: FinishRotationOptions,
): Promise<Result<void, OpenFailure>> {
  const driver = await loadSqlite();
  if (!driver.ok) return driver;
  const paths = profilePaths(options.directory);
  const { clock, program } = options;
  const lock = lockProfile(driver.value, paths, { pid: process.pid, program, since: clock.now() });
  if (!lock.ok) return lock;
  try {
    const header = readHeader(paths.header);
    if (!header.ok) return header;
    return await rotate(driver.value, paths, header.value, options);
  } catch (error) {
    return err(fileFailure(paths.database, error));
  } finally {
    lock.value.release();
  }
}

async function rotate(
  driver: SqliteDriver,
  paths: ProfilePaths,
  header: Header,
  options: FinishRotationOptions,
): Promise<Result<void, OpenFailure>> {
  const connected = connect(driver, paths.database, header, options.keys);
  if (!connected.ok) return connected;
  const { db, generation, keys: from } = connected.value;
  const newest = Math.max(...header.generations.map((one) => one.id));
  try {
    if (generation !== newest) {
      const moved = await moveTo(driver, paths, header, { keys: from, generation }, options, () => {
        db.pragma('wal_checkpoint(TRUNCATE)');
        db.close();
      });
      if (!moved.ok) return moved;
    }
  } finally {
    if (db.open) db.close();
  }
  return updateHeader(paths.header, (current) => keepGeneration(current, newest), options.hook);
}

async function moveTo(
  driver: SqliteDriver,
  paths: ProfilePaths,
  header: Header,
  old: { readonly keys: LedgerKeys; readonly generation: number },
  options: FinishRotationOptions,
  closeOld: () => void,
): Promise<Result<void, OpenFailure>> {
  const { keys: from, generation } = old;
  const { keys: to, hook = noHook, clock, random } = options;
  const source = { path: paths.database, key: from.ledgerKey, format: header.database };
  const now = clock.now();
  const saved = await takeSnapshot({
    ...options,
    source,
    paths,
    generation,
    now,
    reason: 'rotation',
  });
  if (!saved.ok) return saved;
  const copy = `${paths.database}.rotating`;
  for (const suffix of ['', '-journal']) rmSync(`${copy}${suffix}`, { force: true });
  const copied = await runTask(source, { kind: 'copy', target: copy }, options).answer;
  if (!copied.ok) return copied;
  hook('rekey copy');
  const db = openEncrypted(driver, copy, from.ledgerKey, header.database, { fileMustExist: true });
  try {
    if (!resealSecrets(db, header.profileId, from, to, random)) {
      return err(
        openFailure(
          'LEDGER_CORRUPT',
          `A secret in ${paths.database} does not open. Restore a snapshot; nothing was changed.`,
        ),
      );
    }
    db.pragma('journal_mode = DELETE');
    withRawKey(to.ledgerKey, (raw) => db.rekey(raw));
  } finally {
    db.close();
  }
  const checked = await checkCopy(
    { path: copy, key: to.ledgerKey, format: header.database },
    options,
  );
  if (!checked.ok) return checked;
  syncFile(copy);
  closeOld();
  swapDatabase(paths, copy, now, keepGeneration(header, generation), hook);
  return ok(undefined);
}

function resealSecrets(
  db: ReturnType<typeof openEncrypted>,
  profileId: string,
  from: LedgerKeys,
  to: LedgerKeys,
  random: RandomPort,
): boolean {
  const rows = db
    .prepare<{ name: string; sealed: Buffer }>('SELECT name, sealed FROM secrets')
    .all();
  const update = db.prepare('UPDATE secrets SET sealed = ? WHERE name = ?');
  db.exec('BEGIN');
  for (const { name, sealed } of rows) {
    const place = secretName(profileId, name);
    const value = unseal(from.connectionKey, place, sealed);
    if (value === null) {
      db.exec('ROLLBACK');
      return false;
    }
    update.run(seal(to.connectionKey, place, value, random.bytes(12)), name);
    wipe(value);
  }
  db.exec('COMMIT');
  return true;
}
