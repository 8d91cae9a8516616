import type { SqliteDatabase } from '../native/sqlite.ts';
import { base } from './0010-base.ts';
import { search } from './0020-search.ts';
import { eventsByType } from './0030-events-by-type.ts';
import { eventsByName } from './0040-events-by-name.ts';
import type { Migration } from './migration.ts';

/** Every step ever released, in order. */
export const MIGRATIONS: readonly Migration[] = [base, search, eventsByType, eventsByName];

/** The newest schema this program knows. */
export const SCHEMA_VERSION: number = Math.max(...MIGRATIONS.map((step) => step.id));

/** The schema a database holds; 0 for an empty one. */
export function schemaVersion(db: SqliteDatabase): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** Steps a database of `version` still lacks. */
export function pendingMigrations(version: number): readonly Migration[] {
  return MIGRATIONS.filter((step) => step.id > version);
}

/**
 * Runs every pending step up to `target` in one transaction: a crash leaves either the old schema
 * or the new one. The caller refuses newer schemas and takes the snapshot before.
 */
export function migrate(db: SqliteDatabase, target: number = SCHEMA_VERSION): void {
  const steps = pendingMigrations(schemaVersion(db)).filter((step) => step.id <= target);
  if (steps.length === 0) return;
  db.exec('BEGIN EXCLUSIVE');
  try {
    for (const step of steps) {
      step.run(db);
      db.pragma(`user_version = ${step.id}`);
    }
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
