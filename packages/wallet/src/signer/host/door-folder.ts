import { mkdtempSync, readlinkSync } from 'node:fs';
import { lstat, readdir, rmdir, unlink } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';

const NAME = /^countinghouse-([0-9a-z]+)-([1-9]\d*)-[A-Za-z0-9]{6}$/;
const SOCKET = /^[0-9a-f]{16}\.sock$/;

/** A fresh folder with mode 0700, whose name says whose it is. */
export function makeDoorFolder(parent: string): string {
  return mkdtempSync(join(parent, `countinghouse-${namespace()}-${process.pid}-`));
}

/**
 * Removes the folders of backends that were killed and could not do it themselves. Never throws, and
 * leaves alone whatever is not beyond doubt ours and dead: another user's, one open to others, one with
 * anything in it but sockets of doors, one whose process lives or whose door still answers.
 */
export async function removeStaleDoorFolders(parent: string): Promise<void> {
  if (process.getuid === undefined) return;
  const names = await readdir(parent).catch(() => []);
  for (const name of names) await removeIfStale(parent, name).catch(() => undefined);
}

async function removeIfStale(parent: string, name: string): Promise<void> {
  const [, space, pid] = NAME.exec(name) ?? [];
  if (space !== namespace() || !isDead(Number(pid))) return;
  const folder = join(parent, name);
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) return;
  if ((found.mode & 0o777) !== 0o700) return;
  const sockets = await readdir(folder);
  for (const socket of sockets) if (!(await isClosed(folder, socket))) return;
  for (const socket of sockets) await unlink(join(folder, socket));
  // Not recursive: what came in meanwhile is not ours to remove, and then this fails.
  await rmdir(folder);
}

/** A number that is used again by another process only keeps the folder longer. */
function isDead(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** Whether this is the socket of a door behind which nobody is any more. */
async function isClosed(folder: string, name: string): Promise<boolean> {
  const path = join(folder, name);
  if (!SOCKET.test(name) || !(await lstat(path)).isSocket()) return false;
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED'));
  });
}

/**
 * Containers may share this folder and not their processes: a number of ours says nothing about theirs.
 * Linux names the space the numbers are from; elsewhere there is one.
 */
function namespace(): string {
  try {
    const [number = '0'] = /\d+/.exec(readlinkSync('/proc/self/ns/pid')) ?? [];
    return Number(number).toString(36);
  } catch {
    return '0';
  }
}
