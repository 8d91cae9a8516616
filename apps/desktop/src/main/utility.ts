import { type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { HostedProcess } from '../host/process.ts';

export interface UtilityOptions {
  /** The built entry file. */
  readonly entry: string;
  /** As the system's list of processes shows it. */
  readonly name: string;
  readonly args?: readonly string[];
  readonly env: Record<string, string>;
}

/** As any host's, and it says when it has a number. */
export interface Utility extends HostedProcess<MessagePortMain> {
  readonly started: Promise<void>;
}

/** Starts one of our own processes. What it prints to stderr is ours to show; its stdout is not. */
export function startUtility(options: UtilityOptions): Utility {
  const { entry, name, args = [], env } = options;
  const child = utilityProcess.fork(entry, [...args], {
    serviceName: `Countinghouse ${name}`,
    env,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let ended = false;
  let killed = false;
  const gone = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      ended = true;
      resolve(killed ? null : code);
    });
  });
  return {
    get pid() {
      return child.pid;
    },
    send: (message, link) => {
      if (ended) link?.close();
      else child.postMessage(message, link === undefined ? [] : [link]);
    },
    onMessage: (listener) => void child.on('message', listener),
    started: new Promise((resolve) => child.once('spawn', () => resolve())),
    gone,
    kill: () => {
      killed = true;
      if (ended) return;
      if (child.pid === undefined) child.once('spawn', () => strike(child));
      else strike(child);
    },
  };
}

/** `kill()` of Electron asks; a process that holds keys is not asked. */
function strike({ pid }: UtilityProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself a moment ago.
  }
}
