import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import type { HostedProcess } from '../host/process.ts';
import { NODE_OPTIONS } from '../host/process-file.ts';

export interface ForkOptions {
  readonly entry: string | URL;
  /** Only what any program needs, for a process that sees secrets. */
  readonly bareEnvironment?: boolean;
}

/** Starts a process of the application as a child that ends when the host is gone. */
export function forkProcess({ entry, bareEnvironment = false }: ForkOptions) {
  const child = fork(entry, [], {
    execArgv: [...NODE_OPTIONS, '--disable-sigusr1'],
    env: bareEnvironment ? essentials() : withoutNodeOptions(),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // Ctrl-C reaches the whole group of a terminal; when these end is the host's to say.
    detached: process.platform !== 'win32',
  });
  return hosted(child);
}

function hosted(child: ChildProcess): HostedProcess<Socket> {
  // Node closes what it has handed over once the child has said that it has it. One that ends before
  // says nothing, and the socket would stay open for ever; a browser opens one line to a place at a time.
  const handed = new Set<RawSocket>();
  child.once('exit', () => {
    for (const raw of handed) raw.close();
    handed.clear();
  });
  return {
    pid: child.pid,
    send: (message, link) => {
      const raw = link === undefined ? undefined : stopReading(link);
      if (!child.connected) return void link?.destroy();
      for (const each of handed) if (each.fd < 0) handed.delete(each);
      if (raw !== undefined) handed.add(raw);
      child.send(message, link, (error) => {
        if (error !== null) link?.destroy();
      });
    },
    onMessage: (listener) => void child.on('message', listener),
    gone: new Promise((resolve) => {
      child.once('exit', (code) => resolve(code));
      child.once('error', () => {
        if (child.pid === undefined) resolve(null);
      });
    }),
    kill: () => void child.kill('SIGKILL'),
  };
}

/**
 * A socket that is handed over stays open here until the child has said that it has it. Until then
 * this process must not read from it: what the page sends is not for us to see. Node has no public word
 * for this (`pause` lets one chunk through); without it nothing is handed over.
 */
function stopReading(socket: Socket): RawSocket | undefined {
  const { _handle: raw } = socket as { readonly _handle?: Partial<RawSocket> | null };
  if (raw === undefined || raw === null) return undefined;
  if (raw.readStop === undefined || raw.close === undefined) {
    throw new Error('this Node cannot hand a socket over unread');
  }
  raw.readStop();
  return raw as RawSocket;
}

/** The socket beneath the socket. Its number is negative once it is closed; closing twice does nothing. */
interface RawSocket {
  readonly fd: number;
  readStop(): number;
  close(): void;
}

function withoutNodeOptions(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...rest } = process.env;
  return rest;
}

const ESSENTIALS = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT'];

function essentials(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    ESSENTIALS.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
