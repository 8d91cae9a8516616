import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { syncDirectory } from './atomic-write.ts';
import type { ProfilePaths } from './paths.ts';

/**
 * Moves the ledger file and its companions into `quarantine/`, under a name nothing has yet. The
 * write-ahead log goes with its database: alone, either would be read wrongly.
 */
export function setAside(paths: ProfilePaths, now: number): string | null {
  if (!existsSync(paths.database)) return null;
  mkdirSync(paths.quarantine, { recursive: true, mode: 0o700 });
  let name = join(paths.quarantine, `${now}-${basename(paths.database)}`);
  for (let copy = 1; existsSync(name); copy += 1)
    name = join(paths.quarantine, `${now}-${copy}.db`);
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(`${paths.database}${suffix}`)) {
      renameSync(`${paths.database}${suffix}`, `${name}${suffix}`);
    }
  }
  syncDirectory(paths.quarantine);
  syncDirectory(paths.directory);
  return name;
}
