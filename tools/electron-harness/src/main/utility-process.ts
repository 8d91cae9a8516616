import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type { ForkOptions, UtilityProcess } from 'electron';
import { PortHub } from '../ports/hub.ts';
import { cloned } from '../ports/packet.ts';
import { asPort } from '../ports/port-main.ts';
import { strict } from '../strict.ts';
import type { UtilityFrame } from '../utility/wire.ts';

const REGISTER = fileURLToPath(new URL('../utility/register-entry.ts', import.meta.url));

type Implemented = Pick<UtilityProcess, 'postMessage' | 'kill' | 'pid' | 'stdout' | 'stderr'>;

/** Stands in for `UtilityProcess`: a real process, of Node instead of Electron. */
class Utility extends EventEmitter implements Implemented {
  pid: number | undefined = undefined;
  readonly stdout: NodeJS.ReadableStream | null;
  readonly stderr: NodeJS.ReadableStream | null;
  private readonly child: ChildProcess;
  private readonly hub: PortHub;

  constructor(child: ChildProcess) {
    super();
    this.child = child;
    this.stdout = child.stdout;
    this.stderr = child.stderr;
    this.hub = new PortHub(0, (frame) => this.post({ hub: frame }));
    child.once('spawn', () => {
      this.pid = child.pid;
      this.emit('spawn');
    });
    child.on('message', (frame: UtilityFrame) => {
      if ('hub' in frame) this.hub.hear(frame.hub);
      else this.emit('message', deserialize(frame.message));
    });
    child.once('exit', (code, signal) => {
      this.pid = undefined;
      this.hub.end();
      this.emit('exit', code ?? (signal === null ? 1 : constants.signals[signal]));
    });
  }

  postMessage(message: unknown, transfer: readonly object[] = []): void {
    const bytes = serialize(cloned(message));
    this.hub.give(transfer.map(asPort), (ports) => this.post({ message: bytes, ports }));
  }

  kill(): boolean {
    return this.child.kill('SIGTERM');
  }

  private post(frame: UtilityFrame): void {
    if (this.child.connected) this.child.send(frame, () => undefined);
  }
}

const KNOWN = ['env', 'execArgv', 'cwd', 'stdio', 'serviceName'];
const running = new Set<ChildProcess>();

function forkUtility(modulePath: string, args: string[] = [], options: ForkOptions = {}): Utility {
  const unknown = Object.keys(options).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) {
    throw new Error(`electron-harness: utilityProcess.fork's ${unknown} is not implemented`);
  }
  const [, stdout = 'inherit', stderr = 'inherit'] = stdioOf(options.stdio);
  const child = fork(modulePath, args, {
    serialization: 'advanced',
    execArgv: [...(options.execArgv ?? []), '--disable-sigusr1', '--import', REGISTER],
    env: { ...(options.env ?? process.env) },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    stdio: ['ignore', stdout, stderr, 'ipc'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return strict('UtilityProcess', new Utility(child));
}

function stdioOf(stdio: ForkOptions['stdio']): readonly ('pipe' | 'ignore' | 'inherit')[] {
  if (Array.isArray(stdio)) return stdio;
  if (stdio === undefined) return [];
  if (stdio === 'pipe' || stdio === 'ignore' || stdio === 'inherit') return [stdio, stdio, stdio];
  throw new Error(`electron-harness: stdio ${stdio} is not implemented`);
}

export const utilityProcess = strict('utilityProcess', { fork: forkUtility });

/** As Electron does when it ends. */
export function endUtilities(): void {
  for (const child of running) child.kill('SIGKILL');
}
