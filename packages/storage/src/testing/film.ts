import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { loadSqlite } from '../native/sqlite.ts';
import { must } from './profile.ts';

/** What a folder held after one write: exactly what a process killed there would have left. */
export interface Frame {
  readonly directory: string;
  /** The call that had just been made. */
  readonly after: string;
}

type Method = (this: unknown, ...args: unknown[]) => unknown;
type Methods = Record<string, Method>;

const FILE_CALLS = [
  'openSync',
  'writeSync',
  'fsyncSync',
  'fdatasyncSync',
  'renameSync',
  'linkSync',
  'copyFileSync',
  'rmSync',
  'mkdirSync',
];

/**
 * Copies a folder after every call by which this thread changes a file, Node's or SQLite's, while
 * `work` runs. A kill loses nothing that was handed to the system, so each copy is what `kill -9` at
 * that moment would leave; and a process need not be started for each of a hundred moments.
 */
export async function film(
  directory: string,
  reel: string,
  work: () => Promise<unknown>,
): Promise<readonly Frame[]> {
  const driver = must(await loadSqlite());
  const probe = new driver(':memory:');
  const statements = Object.getPrototypeOf(probe.prepare('SELECT 1')) as Methods;
  probe.close();
  // The unwrapped ones: a film must not film itself.
  const calls = { ...fs };
  const frames: Frame[] = [];
  let last = '';
  let copying = false;

  function shoot(after: string): void {
    if (copying || !calls.existsSync(directory)) return;
    copying = true;
    const now = look(directory, calls);
    if (now !== last) {
      last = now;
      const target = join(reel, String(frames.length));
      copyFolder(directory, target, calls);
      frames.push({ directory: target, after });
    }
    copying = false;
  }

  const undo = [
    ...FILE_CALLS.map((name) => wrap(fs as unknown as Methods, name, shoot)),
    ...['exec', 'pragma', 'close'].map((name) =>
      wrap(driver.prototype as unknown as Methods, name, shoot),
    ),
    wrap(statements, 'run', shoot),
  ];
  syncBuiltinESMExports();
  try {
    shoot('nothing');
    await work();
    shoot('the end');
  } finally {
    for (const one of undo) one();
    syncBuiltinESMExports();
  }
  return frames;
}

function wrap(owner: Methods, name: string, shoot: (after: string) => void): () => void {
  const original = owner[name];
  if (original === undefined) throw new Error(`There is no ${name} to film.`);
  owner[name] = function filmed(...args) {
    const value = original.apply(this, args);
    shoot(`${name} ${typeof args[0] === 'string' ? args[0].trim().slice(0, 60) : ''}`);
    return value;
  };
  return () => {
    owner[name] = original;
  };
}

type Calls = Pick<
  typeof fs,
  'mkdirSync' | 'copyFileSync' | 'linkSync' | 'statSync' | 'readdirSync'
>;

/** Cheap to make and different after every change. */
function look(directory: string, { statSync, readdirSync }: Calls): string {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => {
      const { ino, size, nlink } = statSync(join(directory, name));
      const { mtimeNs } = statSync(join(directory, name), { bigint: true });
      return `${name} ${ino} ${size} ${nlink} ${mtimeNs}`;
    })
    .join('\n');
}

/** Two names of one file stay two names of one file: what is written through one shows in the other. */
export function copyFolder(
  from: string,
  to: string,
  { mkdirSync, readdirSync, statSync, linkSync, copyFileSync }: Calls = fs,
  seen: Map<number, string> = new Map(),
): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const [source, target] = [join(from, name), join(to, name)];
    const found = statSync(source);
    const twin = seen.get(found.ino);
    if (found.isDirectory())
      copyFolder(
        source,
        target,
        { mkdirSync, readdirSync, statSync, linkSync, copyFileSync },
        seen,
      );
    else if (twin !== undefined) linkSync(twin, target);
    else {
      copyFileSync(source, target);
      seen.set(found.ino, target);
    }
  }
}
