import { existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { noHook, type StepHook, syncDirectory } from './atomic-write.ts';
import type { ProfilePaths } from './paths.ts';

/**
 * Puts `replacement` in the place of the ledger in one rename; the old file is kept in
 * `quarantine/` with its log. The log's own name must be free before the rename: SQLite would
 * otherwise play the old ledger's last pages into the new one.
 *
 * @returns where the old file is now, or null if there was none.
 */
export function swapDatabase(
  paths: ProfilePaths,
  replacement: string,
  now: number,
  hook: StepHook = noHook,
): string | null {
  const old = existsSync(paths.database) ? freeName(paths.quarantine, now) : null;
  if (old !== null) {
    mkdirSync(paths.quarantine, { recursive: true, mode: 0o700 });
    hook('quarantine');
    linkSync(paths.database, old);
    if (existsSync(`${paths.database}-wal`)) linkSync(`${paths.database}-wal`, `${old}-wal`);
    syncDirectory(paths.quarantine);
  }
  hook('free the log');
  rmSync(`${paths.database}-wal`, { force: true });
  rmSync(`${paths.database}-shm`, { force: true });
  hook('swap');
  renameSync(replacement, paths.database);
  syncDirectory(paths.directory);
  hook('swapped');
  return old;
}

function freeName(folder: string, now: number): string {
  for (let copy = 0; ; copy += 1) {
    const name = join(folder, `${now}-${copy}-ledger.db`);
    if (!existsSync(name)) return name;
  }
}
