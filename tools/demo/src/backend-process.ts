import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CallName, Calls, Reply } from './protocol.ts';

/** A call was refused, with the code the backend gave. */
export class CallRefused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'CallRefused';
    this.code = code;
  }
}

/** The process died before it answered. */
export class ProcessGone extends Error {
  constructor() {
    super('the backend process has ended');
    this.name = 'ProcessGone';
  }
}

/** The real backend in a process of its own. */
export interface BackendProcess {
  readonly pid: number;
  call<K extends CallName>(call: K, input: Calls[K]['in']): Promise<Calls[K]['out']>;
  /** SIGKILL: no warning, no goodbye. Resolves when it is gone. */
  kill(): Promise<void>;
  readonly gone: Promise<void>;
}

export function startBackendProcess(): BackendProcess {
  const child: ChildProcess = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), [], {
    execArgv: ['--conditions=source'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, { done(out: unknown): void; failed(error: Error): void }>();
  let last = 0;
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      for (const { failed } of waiting.values()) failed(new ProcessGone());
      waiting.clear();
      resolve();
    });
  });
  child.on('message', (message) => {
    const reply = message as Reply;
    const call = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.ok) call?.done(reply.out);
    else call?.failed(new CallRefused(reply.error.code, reply.error.message));
  });
  return {
    pid: child.pid ?? 0,
    gone,
    call<K extends CallName>(call: K, input: Calls[K]['in']) {
      last += 1;
      const id = last;
      return new Promise<Calls[K]['out']>((resolve, reject) => {
        if (!child.connected) return reject(new ProcessGone());
        waiting.set(id, { done: (out) => resolve(out as Calls[K]['out']), failed: reject });
        child.send({ id, call, in: input }, (error) => {
          if (error !== null) reject(new ProcessGone());
        });
      });
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
