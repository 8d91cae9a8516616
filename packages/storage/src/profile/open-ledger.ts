import { accessSync, constants } from 'node:fs';
import type { LedgerHead, LedgerPort, Result, StoredEvent } from '@countinghouse/core';
import { wipe } from '../crypto/wipe.ts';
import { LedgerReadError } from '../errors/ledger-failure.ts';
import { type OpenFailure, openFailure } from '../errors/open-failure.ts';
import { errorCode, storageFault } from '../errors/sqlite-code.ts';
import { type ProfilePaths, profilePaths } from '../files/paths.ts';
import { diskFailure, readHeader } from '../header/header-file.ts';
import { HEADER_VERSION, type Header } from '../header/schema.ts';
import { updateHeader } from '../header/update.ts';
import { createAppender } from '../ledger/append.ts';
import { type Connected, connect, fileFailure, type LedgerKeys } from '../ledger/connect.ts';
import { headOf, type LedgerReads, ledgerPort } from '../ledger/ledger.ts';
import type { OpenState } from '../ledger/open-state.ts';
import { prepareDatabase } from '../ledger/prepare.ts';
import { statementCache } from '../ledger/statements.ts';
import { type VaultRows, vaultRows } from '../ledger/vault-rows.ts';
import type { FileLock } from '../lock/file-lock.ts';
import { lockProfile } from '../lock/profile-lock.ts';
import { machineMark, systemMachineId } from '../machine/machine-id.ts';
import { placeMark, systemPlaceId } from '../machine/place-id.ts';
import { decodeMark, headMarks, markAccount } from '../mark/head-marks.ts';
import { openMarkFile, readMarkFile } from '../mark/mark-file.ts';
import { type RecoveryReason, recoveryReasons } from '../mark/recovery.ts';
import { timerOf } from '../mark/timer.ts';
import { loadSqlite, type SqliteDriver } from '../native/sqlite.ts';
import { err, ok } from '../result.ts';
import { dropUnfinished } from '../snapshots/snapshot-files.ts';
import type { LedgerEnvironment } from './environment.ts';
import { type LedgerWork, ledgerWork } from './ledger-work.ts';

export interface OpenLedgerOptions extends LedgerEnvironment {
  readonly directory: string;
  /** From {@link createKeyOpener}; copied, so the caller may overwrite its own. */
  readonly keys: LedgerKeys & { readonly previous?: LedgerKeys };
}

/** An open ledger: the domain's port, what screens and tools read besides, and the long work. */
export interface Ledger extends LedgerPort, LedgerReads, LedgerWork {
  readonly profileId: string;
  readonly directory: string;
  readonly vaultRows: VaultRows;
  /** Empties the write-ahead log, writes the head mark, overwrites the keys, gives up the lock. */
  close(): Promise<void>;
}

/**
 * Opens a profile's ledger for this process alone.
 *
 * Every failure has its own code, names the file and what to do, and leaves the files as they were.
 * A ledger that may be older than what was done with it opens in recovered mode.
 */
export async function openLedger(options: OpenLedgerOptions): Promise<Result<Ledger, OpenFailure>> {
  const driver = await loadSqlite();
  if (!driver.ok) return driver;
  const paths = profilePaths(options.directory);
  const unusable = checkDirectory(paths.directory);
  if (unusable !== null) return err(unusable);
  const { clock, program } = options;
  const lock = lockProfile(driver.value, paths, { pid: process.pid, program, since: clock.now() });
  if (!lock.ok) return lock;
  try {
    const opened = await openLocked(driver.value, paths, options, lock.value);
    if (!opened.ok) lock.value.release();
    return opened;
  } catch (error) {
    lock.value.release();
    throw error;
  }
}

function checkDirectory(directory: string): OpenFailure | null {
  try {
    accessSync(directory, constants.R_OK | constants.W_OK);
    return null;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') return diskFailure(directory, error);
    return openFailure(
      'PROFILE_MISSING',
      `There is no folder ${directory}. Create a profile there first.`,
    );
  }
}

async function openLocked(
  driver: SqliteDriver,
  paths: ProfilePaths,
  options: OpenLedgerOptions,
  lock: FileLock,
): Promise<Result<Ledger, OpenFailure>> {
  const header = readHeader(paths.header);
  if (!header.ok) return header;
  const connected = connect(driver, paths.database, header.value, options.keys);
  if (!connected.ok) return connected;
  try {
    dropUnfinished(paths.snapshots);
    const prepared = await prepareDatabase(paths, header.value, connected.value, options);
    if (!prepared.ok) {
      connected.value.db.close();
      return prepared;
    }
    return ok(await assemble(paths, options, header.value, connected.value, lock));
  } catch (error) {
    connected.value.db.close();
    if (error instanceof LedgerReadError) {
      return err(openFailure('LEDGER_CORRUPT', `${paths.database}: ${error.message}`));
    }
    return err(fileFailure(paths.database, error));
  }
}

async function assemble(
  paths: ProfilePaths,
  options: OpenLedgerOptions,
  header: Header,
  connected: Connected,
  lock: FileLock,
): Promise<Ledger> {
  const { clock, random, keychain } = options;
  const { profileId } = header;
  const { db } = connected;
  const ledgerKey = Uint8Array.from(connected.keys.ledgerKey);
  const connectionKey = Uint8Array.from(connected.keys.connectionKey);
  const secrets = { profileId, key: connectionKey, random };
  const statements = statementCache(db);
  const ledgerSecret = statements
    .of<Buffer>("SELECT value FROM meta WHERE name = 'ledger_secret'")
    .pluck()
    .get();
  if (ledgerSecret === undefined) throw new LedgerReadError('LEDGER_CORRUPT');
  const appender = createAppender({ db, statements, clock, secrets });

  const machine = machineMark(profileId, await (options.machineId ?? systemMachineId)());
  const place = () => placeMark(profileId, (options.placeId ?? systemPlaceId)(paths.mark));
  const tip = appender.tip();
  const head = { seq: tip.seq, hash: tip.hash.toString('hex') };
  let reasons = recoveryReasons(statements, head, {
    remembered: await rememberedHeads(paths, header, options),
    header,
    machine,
    place: place(),
  });
  let closed = false;
  const marks = headMarks({
    file: openMarkFile(paths.mark),
    keychain,
    account: markAccount(profileId),
    clock,
    timer: options.timer ?? timerOf(clock),
    active: () => reasons.length === 0,
  });
  const state: OpenState = {
    db,
    statements,
    appender,
    secrets,
    marks,
    ledgerSecret,
    header,
    upcast: upcaster(options.upcast),
    closed: () => closed,
    recovery: () => reasons,
  };
  await rememberOpening(paths, { reasons, head, machine, place: place(), since: clock.now() });
  if (reasons.length === 0) marks.write(head);
  void appender.catchUpSearch(() => closed);

  const work = ledgerWork({
    state,
    paths,
    options,
    ledgerKey,
    generation: connected.generation,
    async released() {
      const head = headOf(state);
      const seen = { reasons: [], head, machine, place: place(), since: clock.now() };
      const written = await rememberOpening(paths, seen);
      if (!written.ok) return written;
      reasons = [];
      marks.write(seen.head);
      return ok(undefined);
    },
  });
  return {
    ...ledgerPort(state),
    ...work,
    profileId,
    directory: paths.directory,
    vaultRows: vaultRows(() => {
      if (closed) throw new LedgerReadError('LEDGER_CLOSED');
      return statements;
    }),
    async close() {
      if (closed) return;
      closed = true;
      try {
        await work.stopWork();
        tolerate(() => marks.write(headOf(state)));
        await marks.settled();
        if (reasons.length === 0) {
          const head = headOf(state);
          await rememberOpening(paths, { reasons, head, machine, place: place(), since: 0 });
        }
        marks.close();
        tolerate(() => db.pragma('wal_checkpoint(TRUNCATE)'));
      } finally {
        db.close();
        wipe(ledgerKey, connectionKey, ledgerSecret);
        lock.release();
      }
    },
  };
}

/** Only type, version and data may change on reading: position, time, bytes and hashes are evidence. */
function upcaster(
  upcast: LedgerEnvironment['upcast'] = (event) => event,
): (event: StoredEvent) => StoredEvent {
  return (event) => {
    const { type, version, data } = upcast(event);
    return { ...event, type, version, data };
  };
}

/** Tidying up on a full or failing disk: what could not be tidied is still whole in the log. */
function tolerate(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (storageFault(error) === undefined) throw error;
  }
}

/** Every head remembered outside the database. A keychain that cannot answer now proves nothing. */
async function rememberedHeads(
  paths: ProfilePaths,
  header: Header,
  options: OpenLedgerOptions,
): Promise<{ readonly head: LedgerHead | null }[]> {
  const heads: { readonly head: LedgerHead | null }[] = [
    { head: readMarkFile(paths.mark) },
    { head: header.mark },
  ];
  const entry = await options.keychain?.get(markAccount(header.profileId));
  if (entry?.ok && entry.value !== null) heads.push({ head: decodeMark(entry.value) });
  return heads;
}

/** Writes into the header what this opening found: the mark, or why it cannot be trusted. */
function rememberOpening(
  paths: ProfilePaths,
  seen: {
    readonly reasons: readonly RecoveryReason[];
    readonly head: LedgerHead;
    readonly machine: string | null;
    readonly place: string | null;
    readonly since: number;
  },
): Promise<Result<void, OpenFailure>> {
  return updateHeader(paths.header, (before) => {
    const header: Header = { ...before, version: HEADER_VERSION };
    if (seen.reasons.length > 0) {
      return { ...header, recovered: { since: seen.since, reasons: [...seen.reasons] } };
    }
    const machine = seen.machine ?? header.machine;
    const place = seen.place ?? header.place ?? null;
    return { ...header, recovered: null, mark: seen.head, machine, place };
  });
}
