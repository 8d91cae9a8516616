import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { headerBytes } from '../header/header-file.ts';
import type { Header } from '../header/schema.ts';
import { noHook, type StepHook, syncDirectory, writeAtomically } from './atomic-write.ts';
import type { ProfilePaths } from './paths.ts';
import { syncFile } from './sync-file.ts';

/**
 * Puts `replacement` in the place of the ledger in one rename; the old file is kept in
 * `quarantine/` with its log. The log's own name must be free before the rename: SQLite would
 * otherwise play the old ledger's last pages into the new one.
 *
 * @param leadsTo the header that leads to the old file, kept beside it: the profile's own will soon
 * lead to the new one only, and nobody could open what was kept. Null where none does.
 * @returns where the old file is now, or null if there was none.
 */
export function swapDatabase(
  paths: ProfilePaths,
  replacement: string,
  now: number,
  leadsTo: Header | null,
  hook: StepHook = noHook,
): string | null {
  const old = existsSync(paths.database) ? freeName(paths.quarantine, now) : null;
  if (old !== null) {
    mkdirSync(paths.quarantine, { recursive: true, mode: 0o700 });
    if (leadsTo !== null) {
      writeAtomically(old.replace(/\.db$/, '.header.json'), headerBytes(leadsTo), hook);
    }
    hook('quarantine');
    keepAside(paths.database, old);
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

/**
 * A second name for the file is enough where no log belongs to it. With one it must be a copy:
 * killed before the swap, the ledger opens again without its log and is written to, and what is
 * written must not reach the file whose last pages stand in the log.
 */
function keepAside(database: string, old: string): void {
  const log = `${database}-wal`;
  if (!existsSync(log) || statSync(log).size === 0) {
    linkSync(database, old);
    return;
  }
  copyFileSync(log, `${old}-wal`, constants.COPYFILE_FICLONE);
  syncFile(`${old}-wal`);
  copyFileSync(database, old, constants.COPYFILE_FICLONE);
  syncFile(old);
}

function freeName(folder: string, now: number): string {
  for (let copy = 0; ; copy += 1) {
    const name = join(folder, `${now}-${copy}-ledger.db`);
    if (!existsSync(name)) return name;
  }
}
