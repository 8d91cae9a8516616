import { type OpenFailure, openFailure } from '../errors/open-failure.ts';
import type { ProfilePaths } from '../files/paths.ts';
import type { Header } from '../header/schema.ts';
import {
  migrate,
  pendingMigrations,
  SCHEMA_VERSION,
  schemaVersion,
} from '../migrations/migrate.ts';
import type { SqliteDatabase } from '../native/sqlite.ts';
import type { Environment } from '../profile/environment.ts';
import { err, ok, type Result } from '../result.ts';
import { takeSnapshot } from '../snapshots/take-snapshot.ts';
import { type Connected, damaged, isCutShort, truncated } from './connect.ts';

/** Pages of 4 KiB that may gather in the log before it is folded in: few enough that folding them in takes no longer than 50 ms. */
const CHECKPOINT_PAGES = 500;
const CACHE_KIB = 32_768;

/**
 * Settings, checks and migrations of a database just opened. `synchronous = FULL` is what makes an
 * answered append survive a power cut.
 */
export async function prepareDatabase(
  paths: ProfilePaths,
  header: Header,
  connected: Connected,
  environment: Environment & { readonly workerUrl?: URL },
): Promise<Result<void, OpenFailure>> {
  const { db } = connected;
  setPragmas(db);
  if (isCutShort(db, paths.database, header.database.pageSize))
    return err(truncated(paths.database));
  const version = schemaVersion(db);
  if (version > SCHEMA_VERSION) {
    return err(
      openFailure(
        'SCHEMA_TOO_NEW',
        `The ledger ${paths.database} was written by a newer version of this program. Use that version; nothing was changed.`,
      ),
    );
  }
  if (pendingMigrations(version).length > 0) {
    const saved = await takeSnapshot({
      ...environment,
      source: {
        path: paths.database,
        key: connected.keys.ledgerKey,
        format: header.database,
      },
      paths,
      generation: connected.generation,
      now: environment.clock.now(),
      reason: 'migration',
    });
    if (!saved.ok) return saved;
    migrate(db);
  }
  const profileId = db
    .prepare<{ value: Buffer }>("SELECT value FROM meta WHERE name = 'profile_id'")
    .get();
  if (profileId?.value.toString('hex') !== header.profileId) return err(damaged(paths.database));
  return ok(undefined);
}

function setPragmas(db: SqliteDatabase): void {
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('temp_store = MEMORY');
  db.pragma(`cache_size = -${CACHE_KIB}`);
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  // Costs nothing elsewhere: a plain fsync on macOS does not reach the platter.
  db.pragma('fullfsync = ON');
  db.pragma('checkpoint_fullfsync = ON');
}
