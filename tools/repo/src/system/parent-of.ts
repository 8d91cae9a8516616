import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What stands above another process than ours. */
export interface Parent {
  readonly pid: number;
  /** The command line of the process that was asked about. */
  readonly commandOfChild: string;
  readonly isStillParent: () => boolean;
}

/** The parent of a process; undefined where there is no such process or the system does not tell. */
export function parentOf(child: number): Parent | undefined {
  return process.platform === 'linux' ? fromProc(child) : fromPs(child);
}

function fromProc(child: number): Parent | undefined {
  const pid = parentInProc(child);
  if (pid === undefined) return undefined;
  try {
    const commandOfChild = readFileSync(`/proc/${child}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return { pid, commandOfChild, isStillParent: () => parentInProc(child) === pid };
  } catch {
    return undefined;
  }
}

/** The name in the second field may hold anything, spaces and brackets too: what counts follows it. */
function parentInProc(child: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${child}/stat`, 'utf8');
    return Number(/^ \S (\d+)/.exec(stat.slice(stat.lastIndexOf(')') + 1))?.[1]);
  } catch {
    return undefined;
  }
}

/** Asked once: a program started four times a second would be felt. After that the process itself is. */
function fromPs(child: number): Parent | undefined {
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'ppid=,command=', '-p', String(child)], {
    encoding: 'utf8',
  });
  const [, parent, commandOfChild = ''] = /^\s*(\d+)\s+(.*)/.exec(stdout ?? '') ?? [];
  if (parent === undefined) return undefined;
  const pid = Number(parent);
  return { pid, commandOfChild, isStillParent: () => isThere(pid) };
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
