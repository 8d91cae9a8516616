import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { HostedProcess } from '../host/process.ts';

const fromSource = import.meta.url.endsWith('.ts');

/** The file of a process, beside this one in source and when built. */
export const entryOf = (name: 'backend' | 'courier'): string =>
  fileURLToPath(new URL(`../${name}/entry.${fromSource ? 'ts' : 'js'}`, import.meta.url));

export interface ForkOptions {
  readonly entry: string;
  /** Only what any program needs, for a process that sees secrets. */
  readonly bareEnvironment?: boolean;
}

/** Starts a process of the application as a child that ends when the host is gone. */
export function forkProcess({ entry, bareEnvironment = false }: ForkOptions) {
  const child = fork(entry, [], {
    execArgv: [...(fromSource ? ['--conditions=source'] : []), '--disable-sigusr1'],
    env: bareEnvironment ? essentials() : withoutNodeOptions(),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // Ctrl-C reaches the whole group of a terminal; when these end is the host's to say.
    detached: process.platform !== 'win32',
  });
  return hosted(child);
}

function hosted(child: ChildProcess): HostedProcess<Socket> {
  const handed = new Map<Socket, Handle | undefined>();
  // A link stays open here until the child has said that it has it. When the child ends before, Node
  // leaves it open, and whoever is at the other end would wait for ever. Closing twice does no harm.
  child.once('exit', () => {
    for (const [link, handle] of handed) {
      link.destroy();
      handle?.close();
    }
    handed.clear();
  });
  return {
    pid: child.pid,
    send: (message, link) => {
      if (link !== undefined) handed.set(link, stopReading(link));
      if (!child.connected) return void link?.destroy();
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
function stopReading(socket: Socket): Handle | undefined {
  const { _handle: handle } = socket as { readonly _handle?: Partial<Handle> | null };
  if (handle === undefined || handle === null) return undefined;
  if (!isHandle(handle)) throw new Error('this Node cannot hand a socket over unread');
  handle.readStop();
  return handle;
}

interface Handle {
  readStop(): number;
  close(): void;
}

const isHandle = (handle: Partial<Handle>): handle is Handle =>
  handle.readStop !== undefined && handle.close !== undefined;

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
