import { constants, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import type { Result } from '@countinghouse/core';
import { type OpenFailure, openFailure } from '../errors/open-failure.ts';
import { noHook, type StepHook } from '../files/atomic-write.ts';
import { type ProfilePaths, profilePaths } from '../files/paths.ts';
import { swapDatabase } from '../files/swap-database.ts';
import { syncFile } from '../files/sync-file.ts';
import { diskFailure, readHeader, writeHeader } from '../header/header-file.ts';
import { keepGeneration } from '../header/keep-generation.ts';
import { checkValue } from '../header/keys.ts';
import type { Header } from '../header/schema.ts';
import { updateHeader } from '../header/update.ts';
import { connect, type LedgerKeys } from '../ledger/connect.ts';
import { lockProfile } from '../lock/profile-lock.ts';
import { loadSqlite, type SqliteDriver } from '../native/sqlite.ts';
import type { Environment } from '../profile/environment.ts';
import { err, ok } from '../result.ts';
import { snapshotHeaderPath } from './snapshot-files.ts';
import { checkCopy } from './take-snapshot.ts';

export interface RestoreOptions extends Environment {
  /** The profile to restore into; may be empty or not exist, as on a new machine. */
  readonly directory: string;
  /** The snapshot's `.db` file; its header lies beside it. */
  readonly snapshot: string;
  /** Keys that open the snapshot: those of its header, by passphrase or recovery code. */
  readonly keys: LedgerKeys & { readonly previous?: LedgerKeys };
  readonly workerUrl?: URL;
}

/**
 * Puts a snapshot in the ledger's place, with the ledger closed. The present file is kept in
 * `quarantine/`. What was done after the snapshot is unknown to it, so the ledger opens in
 * recovered mode. Killed anywhere, it can be called again: until the end the header leads to both.
 *
 * @returns where the old ledger file was put, or null if there was none.
 */
export async function restoreSnapshot(
  options: RestoreOptions,
): Promise<Result<{ readonly quarantined: string | null }, OpenFailure>> {
  const driver = await loadSqlite();
  if (!driver.ok) return driver;
  const paths = profilePaths(options.directory);
  try {
    mkdirSync(paths.directory, { recursive: true, mode: 0o700 });
    const { clock, program } = options;
    const lock = lockProfile(driver.value, paths, {
      pid: process.pid,
      program,
      since: clock.now(),
    });
    if (!lock.ok) return lock;
    try {
      return await restore(driver.value, paths, options);
    } finally {
      lock.value.release();
    }
  } catch (error) {
    return err(diskFailure(paths.directory, error));
  }
}

async function restore(
  driver: SqliteDriver,
  paths: ProfilePaths,
  options: RestoreOptions,
): Promise<Result<{ readonly quarantined: string | null }, OpenFailure>> {
  const { hook = noHook, clock } = options;
  if (!existsSync(options.snapshot)) {
    return err(openFailure('SNAPSHOT_MISSING', `There is no snapshot ${options.snapshot}.`));
  }
  const own = readHeader(snapshotHeaderPath(options.snapshot));
  if (!own.ok) return own;
  const generation = own.value.generations.find(
    ({ check }) => pick(own.value, options.keys, check.ledger) !== null,
  );
  const key = generation && pick(own.value, options.keys, generation.check.ledger);
  if (!generation || !key) {
    return err(
      openFailure(
        'WRONG_KEY',
        `These keys do not open ${options.snapshot}. Unlock it with the passphrase of its day or with the recovery code; nothing was changed.`,
      ),
    );
  }
  const copy = `${paths.database}.restoring`;
  rmSync(copy, { force: true });
  hook('copy snapshot');
  copyFileSync(options.snapshot, copy, constants.COPYFILE_FICLONE);
  const checked = await checkCopy({ path: copy, key, format: own.value.database }, options);
  if (!checked.ok) {
    rmSync(copy, { force: true });
    return checked;
  }
  syncFile(copy);
  const merged = mergeHeaders(paths, own.value, clock.now());
  if (!merged.ok) return merged;
  const written = existsSync(paths.header)
    ? await replaceHeader(paths, merged.value, hook)
    : writeHeader(paths.header, merged.value, hook);
  if (!written.ok) return written;
  foldLog(driver, paths, merged.value, options);
  const quarantined = swapDatabase(paths, copy, clock.now(), merged.value, hook);
  const kept = await updateHeader(
    paths.header,
    (current) => keepGeneration(current, generation.id),
    hook,
  );
  return kept.ok ? ok({ quarantined }) : kept;
}

/** A damaged header cannot be read and changed, only replaced; it stays beside as `.previous`. */
async function replaceHeader(
  paths: ProfilePaths,
  header: Header,
  hook: StepHook,
): Promise<Result<void, OpenFailure>> {
  const updated = await updateHeader(paths.header, () => header, hook);
  if (updated.ok || updated.error.code !== 'HEADER_DAMAGED') return updated;
  return writeHeader(paths.header, header, hook);
}

function pick(header: Header, keys: RestoreOptions['keys'], check: string): Uint8Array | null {
  for (const { ledgerKey } of keys.previous === undefined ? [keys] : [keys, keys.previous]) {
    if (checkValue(header.profileId, 'ledger', ledgerKey) === check) return ledgerKey;
  }
  return null;
}

/**
 * The header for the time of the swap. Where the present one already leads to the snapshot's keys it
 * stays, with its newer passphrase; else the snapshot's generations and wraps join it.
 */
function mergeHeaders(paths: ProfilePaths, own: Header, now: number): Result<Header, OpenFailure> {
  const recovered = { since: now, reasons: ['RESTORED' as const] };
  // Where the snapshot was taken says nothing of where it is put; that it was restored says more.
  if (!existsSync(paths.header)) return ok({ ...own, recovered, place: null });
  const present = readHeader(paths.header);
  // A damaged header is what one restores for; it stays beside the new one as `.previous`.
  if (!present.ok)
    return present.error.code === 'HEADER_DAMAGED'
      ? ok({ ...own, recovered, place: null })
      : present;
  if (present.value.profileId !== own.profileId) {
    return err(
      openFailure(
        'PROFILE_EXISTS',
        `The snapshot belongs to another profile than the one in ${paths.directory}. Restore it into an empty folder.`,
      ),
    );
  }
  const known = new Map(present.value.generations.map(({ id, check }) => [id, check.ledger]));
  const missing = own.generations.filter(({ id, check }) => known.get(id) !== check.ledger);
  if (missing.length === 0) return ok({ ...present.value, recovered });
  const wrapIds = new Set(missing.map(({ id }) => id));
  return ok({
    ...present.value,
    recovered,
    generations: [...missing, ...present.value.generations].sort((a, b) => a.id - b.id),
    wraps: [
      ...present.value.wraps,
      ...own.wraps.flatMap((wrap) => {
        const sealed = wrap.sealed.filter((one) => wrapIds.has(one.generation));
        return sealed.length === 0 ? [] : [{ ...wrap, sealed }];
      }),
    ],
  });
}

/** Folds the old ledger's log into it while its keys are at hand, so that the quarantined file is whole. */
function foldLog(
  driver: SqliteDriver,
  paths: ProfilePaths,
  header: Header,
  options: RestoreOptions,
): void {
  if (!existsSync(paths.database)) return;
  const old = connect(driver, paths.database, header, options.keys);
  if (!old.ok) return;
  try {
    old.value.db.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // It is being replaced because it is damaged; its log is kept beside it.
  } finally {
    old.value.db.close();
  }
}
