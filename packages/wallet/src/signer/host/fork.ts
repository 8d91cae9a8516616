import { type ChildProcess, fork } from 'node:child_process';
import type { SignerChannel } from '../protocol/channel.ts';

/** A running signer process, whoever started it (Node here, Electron's utility process elsewhere). */
export interface SignerProcess {
  readonly channel: SignerChannel;
  readonly pid: number | undefined;
  /** Ends it at once; the keys go with it. */
  kill(): void;
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>;
}

export type SpawnSigner = () => SignerProcess;

export interface ForkSignerOptions {
  /** The entry file: composes `serveSigner` with a key opener. */
  readonly entry: string | URL;
  readonly args?: readonly string[];
  /** Flags for Node. */
  readonly execArgv?: readonly string[];
  /** Keeps what a failing start says off our own terminal. */
  readonly quiet?: boolean;
}

/** Starts the entry as a Node child process with nothing of our environment but the essentials. */
export function forkSigner(options: ForkSignerOptions): SignerProcess {
  const { entry, args = [], execArgv = [], quiet = false } = options;
  const child = fork(entry, args, {
    serialization: 'advanced',
    // Nobody may attach a debugger by signal, and none is inherited from the parent's flags.
    execArgv: [...execArgv, '--disable-sigusr1'],
    env: essentials(),
    stdio: ['ignore', 'ignore', quiet ? 'ignore' : 'inherit', 'ipc'],
  });
  return {
    channel: channelOf(child),
    pid: child.pid,
    kill: () => void child.kill('SIGKILL'),
    gone: new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.once('error', () => {
        if (child.pid === undefined) resolve();
      });
    }),
  };
}

/** NODE_OPTIONS and the like could load code into the process that holds the keys. */
function essentials(): NodeJS.ProcessEnv {
  const wanted = [
    'PATH',
    'HOME',
    'TMPDIR',
    'TEMP',
    'TMP',
    'SYSTEMROOT',
    // Where the keychain of a Linux session is reached.
    'DBUS_SESSION_BUS_ADDRESS',
    'XDG_RUNTIME_DIR',
  ];
  return Object.fromEntries(
    wanted.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function channelOf(child: ChildProcess): SignerChannel {
  return {
    postMessage: (message) => {
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage: (listener) => void child.on('message', listener),
    onClose: (listener) => void child.once('exit', listener),
  };
}
