import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type Auditor,
  type BackendProcess,
  type CallName,
  CallRefused,
  type Calls,
  createAuditor,
  ProcessGone,
  startBackendProcess,
} from '@countinghouse/demo';
import { type SpawnedSandbox, spawnSandbox } from '@countinghouse/sandbox';
import { visitDoor } from '@countinghouse/wallet';
import { type Gate, startGate } from './gate.ts';
import { configFor, PASSPHRASE } from './house.ts';
import { present } from './must.ts';
import { poll } from './poll.ts';

/** The real backend in a process of its own, killed at will, everything it asks passing our gates. */
export interface Killable {
  readonly directory: string;
  readonly sandbox: SpawnedSandbox;
  readonly account: string;
  readonly phraseDoor: (phrase: string) => Promise<readonly string[]>;
  readonly base: Auditor;
  readonly arbitrum: Auditor;
  call<K extends CallName>(call: K, input: Calls[K]['in']): Promise<Calls[K]['out']>;
  process(): BackendProcess;
  /** Lets `count` more calls to the outside pass, then kills the process before or after the next. */
  armKill(count: number, at: 'before' | 'after'): void;
  disarm(): void;
  kill(): Promise<void>;
  killSigner(): Promise<void>;
  /** Starts anew where the process is gone, and unlocks where it is locked. */
  recover(): Promise<void>;
  /** Begins as `recover` does, and kills the process so many milliseconds into it. */
  recoverAndDie(afterMs: number): Promise<void>;
  end(): Promise<void>;
}

export interface KillableOptions {
  readonly blockTimeMs: number;
  readonly passphrase?: string;
}

export async function openKillable(options: KillableOptions): Promise<Killable> {
  const sandbox = await spawnSandbox(['--block-time-ms', String(options.blockTimeMs)]);
  const directory = mkdtempSync(join(tmpdir(), 'countinghouse-kill-'));
  const gates: Gate[] = [];
  const dispose = async () => {
    for (const gate of gates) await gate.stop();
    await sandbox.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    return await furnish(sandbox, directory, options.passphrase ?? PASSPHRASE, gates, dispose);
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function furnish(
  sandbox: SpawnedSandbox,
  directory: string,
  passphrase: string,
  gates: Gate[],
  dispose: () => Promise<void>,
): Promise<Killable> {
  let armed: { left: number; readonly at: 'before' | 'after' } | null = null;
  let backend = startBackendProcess();
  let dead = false;

  const gateTo = async (target: string): Promise<string> => {
    const gate = await startGate(target, (_call, at) => {
      if (armed === null || armed.at !== at) return 'pass';
      armed.left -= 1;
      if (armed.left >= 0) return 'pass';
      armed = null;
      dead = true;
      void backend.kill();
      return 'cut';
    });
    gates.push(gate);
    return gate.url;
  };
  const direct = configFor(sandbox, directory);
  const config = {
    ...direct,
    oneclick: { ...direct.oneclick, baseUrl: await gateTo(direct.oneclick.baseUrl) },
    chains: await Promise.all(
      direct.chains.map(async ({ id, rpcUrls }) => ({
        id,
        rpcUrls: [await gateTo(rpcUrls[0] ?? '')],
      })),
    ),
  };

  const call: Killable['call'] = (name, input) => backend.call(name, input);

  async function through(door: Calls['unlock']['out']['door'], secret: string): Promise<void> {
    const visit = await visitDoor(door, [Buffer.from(secret, 'utf8')]);
    if (!visit.ok) throw new CallRefused(visit.error.code, visit.error.message);
  }

  async function begin(): Promise<void> {
    if (dead) {
      await backend.gone;
      backend = startBackendProcess();
      dead = false;
      await call('start', { config });
    }
    if ((await call('about', null)).state === 'unlocked') return;
    const { door } = await call('unlock', null);
    await through(door, passphrase);
    await call('opened', null);
  }

  /** A kill in the middle of an unlock counts as an attempt, so the next may have to wait. */
  async function recover(): Promise<void> {
    await poll(
      'the unlock',
      async () => {
        try {
          await begin();
          return 'unlocked';
        } catch (error) {
          if (error instanceof CallRefused && error.code === 'TOO_MANY_ATTEMPTS') {
            return error.message;
          }
          throw error;
        }
      },
      (state) => state === 'unlocked',
      180_000,
    );
  }

  async function phraseDoor(phrase: string): Promise<readonly string[]> {
    const { door } = await call('importPhrase', { name: 'Treasury', accounts: 1 });
    await through(door, phrase);
    return (await call('imported', null)).addresses;
  }

  await call('start', { config });
  const { door } = await call('setUp', null);
  await through(door, passphrase);
  await call('opened', null);
  const { address: account } = await call('createWallet', null);
  const auditorOf = (id: number) => {
    const { rpcUrl, tokens } = present(
      sandbox.chains.find((chain) => chain.id === id),
      `chain ${id}`,
    );
    return createAuditor({ id, rpcUrl, usdc: present(tokens.USDC, 'USDC') as `0x${string}` });
  };
  return {
    sandbox,
    directory,
    account,
    phraseDoor,
    base: auditorOf(8453),
    arbitrum: auditorOf(42161),
    call,
    process: () => backend,
    armKill(count, at) {
      armed = { left: count, at };
    },
    disarm() {
      armed = null;
    },
    async kill() {
      armed = null;
      dead = true;
      await backend.kill();
    },
    async killSigner() {
      const { signerPid } = await call('about', null);
      if (signerPid === null) return;
      process.kill(signerPid, 'SIGKILL');
      await poll(
        'the end of the signer',
        async () => (await call('about', null)).state,
        (state) => state !== 'unlocked',
      );
    },
    recover,
    async recoverAndDie(afterMs) {
      const starting = begin().catch((error: unknown) => {
        if (!(error instanceof ProcessGone) && !(error instanceof CallRefused)) throw error;
      });
      await pause(afterMs);
      dead = true;
      await backend.kill();
      await starting;
      dead = true;
    },
    async end() {
      await backend.call('close', null).catch(() => undefined);
      await backend.kill();
      await dispose();
    },
  };
}

/** Whether a process is there at all. */
export function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`);
}
