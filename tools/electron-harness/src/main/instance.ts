import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LOCK = 'SingletonLock';
const CALLS = 'SingletonCalls';

/**
 * The lock of a single instance, for real: a file that names the process. A second start leaves a
 * note for the first.
 *
 * @returns whether this process has the lock
 */
export function lockInstance(
  folder: string,
  called: (argv: readonly string[], cwd: string) => void,
): boolean {
  const lock = join(folder, LOCK);
  const calls = join(folder, CALLS);
  mkdirSync(calls, { recursive: true });
  const holder = take(lock);
  if (holder !== null) {
    const note = join(calls, String(process.pid));
    writeFileSync(`${note}.new`, JSON.stringify({ argv: process.argv, cwd: process.cwd() }));
    writeFileSync(note, '');
    return false;
  }
  const read = (): void => {
    for (const name of readdirSync(calls).filter((one) => /^\d+$/.test(one))) {
      const { argv, cwd } = JSON.parse(readFileSync(join(calls, `${name}.new`), 'utf8'));
      rmSync(join(calls, name));
      rmSync(join(calls, `${name}.new`));
      called(argv, cwd);
    }
  };
  watch(calls, read).unref();
  process.on('exit', () => rmSync(lock, { force: true }));
  return true;
}

/** The process that has the lock; null if that is now this one. */
function take(lock: string): number | null {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return null;
  } catch {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (isAlive(holder)) return holder;
    rmSync(lock, { force: true });
    return take(lock);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
