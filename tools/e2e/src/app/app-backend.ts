import { type ChildProcess, fork } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { must, poll, present } from '@countinghouse/engine-tests/support';
import type { SpawnedSandbox } from '@countinghouse/sandbox';
import { visitDoor } from '@countinghouse/wallet';
import { openPage, type Page } from './page.ts';

const ENTRY = fileURLToPath(
  new URL('../../../../apps/desktop/out/main/backend.js', import.meta.url),
);

/** A process on a busy machine. */
const STARTS_MS = 120_000;

interface Heard {
  readonly type: string;
  readonly door?: string;
  readonly address?: { readonly path: string; readonly ticket: string } | null;
}

/** The backend's process as a host runs it, and the host's side of doors and pages. */
export interface AppBackend {
  readonly pid: number;
  /** Everything it has said to its host. */
  readonly heard: readonly Heard[];
  page(): Promise<Page>;
  tell(message: object): void;
  /** A courier's work: brings secrets to a door, and answers what is shown there. */
  visit(door: string, secrets: readonly string[]): Promise<string | null>;
  /** Its exit code. */
  readonly gone: Promise<number | null>;
  end(): Promise<void>;
}

export async function startAppBackend(
  dataFolder: string,
  sandbox: SpawnedSandbox | null,
): Promise<AppBackend> {
  const child: ChildProcess = fork(ENTRY, [], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const heard: Heard[] = [];
  const addresses = new Map<string, NonNullable<Heard['address']>>();
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const tell = (message: object, socket?: Socket) => void child.send(message, socket);
  child.on('message', (raw) => {
    const message = raw as Heard;
    heard.push(message);
    if (message.type === 'door' && message.door !== undefined) {
      if (message.address) addresses.set(message.door, message.address);
      else addresses.delete(message.door);
    }
    if (message.type === 'want sandbox' && sandbox !== null) {
      const { services, chains, credentials, keys, faucet } = sandbox;
      tell({
        type: 'sandbox',
        sandbox: { state: 'running', ready: { services, chains, credentials, keys, faucet } },
      });
    }
  });
  const server = createServer();
  server.on('upgrade', (request, socket: Socket, head: Buffer) => {
    const headers = request.headers as Record<string, string>;
    tell(
      { type: 'connect', request: { url: request.url, headers, rest: head.toString('base64') } },
      socket,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  tell({ type: 'start', host: 'browser', dataFolder, version: '0.1.0', hostPid: process.pid });
  await poll(
    'the backend to be ready',
    async () => heard.some(({ type }) => type === 'ready'),
    (ready) => ready,
    STARTS_MS,
  );
  return {
    pid: child.pid ?? 0,
    heard,
    gone,
    page: () => openPage(`ws://127.0.0.1:${port}/contract`),
    tell: (message) => tell(message),
    async visit(door, secrets) {
      const address = await poll(
        'the address of the door',
        async () => addresses.get(door),
        (found) => found !== undefined,
        STARTS_MS,
      );
      const bytes = secrets.map((secret) => Buffer.from(secret, 'utf8'));
      const shown = must(await visitDoor(present(address, 'an address'), bytes));
      return shown === null ? null : Buffer.from(shown).toString('utf8');
    },
    async end() {
      server.close();
      if (child.connected) tell({ type: 'quit' });
      await gone;
    },
  };
}
