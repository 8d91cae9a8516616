import { existsSync, mkdirSync, rmSync } from 'node:fs';
import type { ProfileKeys, Result } from '@countinghouse/core';
import { DEFAULT_SCRYPT_COST, isStrongEnough, type ScryptCost } from '../crypto/kdf.ts';
import { formatRecoveryCode, RECOVERY_SECRET_BYTES } from '../crypto/recovery-code.ts';
import { wipe } from '../crypto/wipe.ts';
import { type OpenFailure, openFailure } from '../errors/open-failure.ts';
import { type ProfilePaths, profilePaths } from '../files/paths.ts';
import { swapDatabase } from '../files/swap-database.ts';
import { newHeader } from '../header/create.ts';
import { diskFailure, writeHeader } from '../header/header-file.ts';
import { newKeys } from '../header/keys.ts';
import type { Header } from '../header/schema.ts';
import { type CipherFormat, openEncrypted } from '../ledger/cipher.ts';
import { lockProfile } from '../lock/profile-lock.ts';
import { machineMark, systemMachineId } from '../machine/machine-id.ts';
import { openMarkFile } from '../mark/mark-file.ts';
import { migrate } from '../migrations/migrate.ts';
import { loadSqlite, type SqliteDriver } from '../native/sqlite.ts';
import { err, type Result as Outcome, ok } from '../result.ts';
import type { Environment } from './environment.ts';

/** The fewest bytes a passphrase may have. The screen asks for more; this is the floor of the file. */
export const SHORTEST_PASSPHRASE = 8;

export interface CreateProfileOptions extends Environment {
  /** Made if it does not exist; must not hold a profile yet. */
  readonly directory: string;
  /** UTF-8 bytes; overwritten before this returns. */
  readonly passphrase: Uint8Array;
  /** Defaults to N = 2^17, r = 8, p = 1. */
  readonly scrypt?: ScryptCost;
  /** How pages are encrypted; defaults to {@link CIPHER_FORMAT}. */
  readonly format?: CipherFormat;
}

export interface CreatedProfile {
  readonly profileId: string;
  readonly headerPath: string;
  /** To be printed and shown once; it is stored nowhere. */
  readonly recoveryCode: string;
  readonly keys: ProfileKeys;
}

/**
 * Makes a new profile: header, mark and an empty ledger. The header is written last, so a crash
 * half way leaves a directory that is no profile yet and can be tried again.
 */
export async function createProfile(
  options: CreateProfileOptions,
): Promise<Result<CreatedProfile, OpenFailure>> {
  try {
    return await create(options);
  } finally {
    wipe(options.passphrase);
  }
}

async function create(
  options: CreateProfileOptions,
): Promise<Outcome<CreatedProfile, OpenFailure>> {
  const paths = profilePaths(options.directory);
  const cost = options.scrypt ?? DEFAULT_SCRYPT_COST;
  const refused = refuse(options, paths, cost);
  if (refused !== null) return err(refused);
  const driver = await loadSqlite();
  if (!driver.ok) return driver;
  try {
    mkdirSync(paths.directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    return err(diskFailure(paths.directory, error));
  }
  const { clock, program } = options;
  const lock = lockProfile(driver.value, paths, { pid: process.pid, program, since: clock.now() });
  if (!lock.ok) return lock;
  const recoverySecret = options.random.bytes(RECOVERY_SECRET_BYTES);
  try {
    const keys = newKeys(options.random);
    const header = await newHeader({
      ...options,
      keys,
      recoverySecret,
      scrypt: cost,
      machine: null,
    });
    const machine = machineMark(header.profileId, await (options.machineId ?? systemMachineId)());
    writeFiles(driver.value, paths, header, keys, options);
    const written = writeHeader(paths.header, { ...header, machine }, options.hook);
    if (!written.ok) return written;
    return ok({
      profileId: header.profileId,
      headerPath: paths.header,
      recoveryCode: formatRecoveryCode(recoverySecret),
      keys,
    });
  } catch (error) {
    return err(diskFailure(paths.directory, error));
  } finally {
    wipe(recoverySecret);
    lock.value.release();
  }
}

function refuse(
  options: CreateProfileOptions,
  paths: ProfilePaths,
  cost: ScryptCost,
): OpenFailure | null {
  if (options.passphrase.length < SHORTEST_PASSPHRASE) {
    return openFailure(
      'PASSPHRASE_TOO_SHORT',
      `The passphrase is shorter than ${SHORTEST_PASSPHRASE} characters. Choose a longer one.`,
    );
  }
  if (!isStrongEnough(cost)) {
    return openFailure('WRAP_TOO_WEAK', 'These scrypt parameters are below the minimum.');
  }
  if (existsSync(paths.header) || existsSync(`${paths.header}.previous`)) {
    return openFailure(
      'PROFILE_EXISTS',
      `There already is a profile in ${paths.directory}. Open it, or choose another folder.`,
    );
  }
  return null;
}

function writeFiles(
  driver: SqliteDriver,
  paths: ProfilePaths,
  header: Header,
  keys: ProfileKeys,
  options: CreateProfileOptions,
): void {
  const fresh = `${paths.database}.new`;
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${fresh}${suffix}`, { force: true });
  const db = openEncrypted(driver, fresh, keys.ledgerKey, header.database, {});
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    migrate(db);
    const put = db.prepare('INSERT INTO meta (name, value) VALUES (?, ?)');
    put.run('profile_id', Buffer.from(header.profileId, 'hex'));
    const secret = options.random.bytes(32);
    put.run('ledger_secret', secret);
    wipe(secret);
  } finally {
    db.close();
  }
  // A ledger whose header is lost opens for nobody; it is still moved aside, never removed.
  swapDatabase(paths, fresh, options.clock.now(), null, options.hook);
  const mark = openMarkFile(paths.mark);
  mark.write(header.mark);
  mark.close();
}
