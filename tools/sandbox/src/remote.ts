import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { LedgerOrder } from './control/ledger.ts';
import type { LedgerAction } from './control/onetx-control.ts';
import type { ControlInput } from './control/schemas.ts';
import type { Ready } from './ready.ts';

/** The controls of a sandbox in another process. */
export interface RemoteControl {
  /** `POST /_sandbox/<name>`; throws with the sandbox's own text when it refuses. */
  call<K extends Parameters<typeof path>[0]>(name: K, body: ControlInput<K>): Promise<unknown>;
  ledger(): Promise<readonly LedgerOrder[]>;
  /** All actions of 1tx, oldest first. */
  actions(): Promise<readonly LedgerAction[]>;
}

/** A sandbox in a process of its own. */
export interface SpawnedSandbox extends Ready {
  readonly remote: RemoteControl;
  readonly pid: number;
  stop(): Promise<void>;
}

const path = (name: keyof typeof import('./control/schemas.ts').BODIES): string => name;

/** Talks to the control of a running sandbox; `baseUrl` is `control.baseUrl` of its ready line. */
export function remoteControl(baseUrl: string): RemoteControl {
  const ask = async (name: string, init?: RequestInit): Promise<unknown> => {
    const response = await fetch(`${baseUrl}/${name}`, init);
    const body: unknown = await response.json();
    if (!response.ok) throw new Error(`sandbox control ${name}: ${JSON.stringify(body)}`);
    return body;
  };
  return {
    call: (name, body) =>
      ask(path(name), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    ledger: async () =>
      ((await ask('ledger')) as { readonly orders: readonly LedgerOrder[] }).orders,
    actions: async () =>
      ((await ask('onetx/ledger')) as { readonly actions: readonly LedgerAction[] }).actions,
  };
}

/**
 * Starts `main.ts` as a child that ends with this process, and waits for its ready line. `args` are
 * its command line arguments, e.g. `['--block-time-ms', '200']`.
 */
export async function spawnSandbox(args: readonly string[] = []): Promise<SpawnedSandbox> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--conditions=source', main, '--exit-with-parent', ...args],
    { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the sandbox ended with code ${code}`)));
  });
  const ready = JSON.parse(line) as Ready;
  return {
    ...ready,
    remote: remoteControl(ready.control.baseUrl),
    pid: child.pid ?? 0,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
