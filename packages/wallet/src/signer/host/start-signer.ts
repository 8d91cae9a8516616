import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import {
  err,
  ok,
  type RandomPort,
  type Result,
  type SignerFailure,
  type SignerFailureCode,
  type SignerPort,
  type VaultRow,
} from '@countinghouse/core';
import { z } from 'zod';
import type { WalletFailure } from '../../secrets/failure.ts';
import type { WalletInfo } from '../../secrets/wallet.ts';
import type { DoorTask } from '../protocol/tasks.ts';
import {
  type StoredWallet,
  signature,
  signedTransaction,
  storedWallet,
  walletInfo,
} from '../protocol/values.ts';
import {
  connectSigner,
  type OpenDoor,
  type SignerAnswer,
  type SignerConnection,
} from './connection.ts';
import { makeDoorFolder, removeStaleDoorFolders } from './door-folder.ts';
import { type ForkSignerOptions, forkSigner, type SpawnSigner } from './fork.ts';
import { type DoorOutcomes, outcomeShapes } from './outcomes.ts';

export type StartSignerOptions = {
  readonly random: RandomPort;
  /** Where the door's folder is made (mode 0700); default: the system's folder for such things. */
  readonly doorParent?: string;
  /** Told whenever a signer process has ended: locked, idle, or dead. */
  readonly onEnd?: () => void;
} & (ForkSignerOptions | { readonly spawn: SpawnSigner });

/** The local wallet as the backend holds it: the keys are in another process, and end with it. */
export interface LocalSigner extends SignerPort {
  readonly kind: 'local';
  /** The process that holds the keys now; undefined while there is none. */
  pid(): number | undefined;
  /** What approvals must name; null while locked. */
  session(): string | null;
  /**
   * Opens a private door for one task and one visit. Starts the process where there is none. Hand
   * the address to the process that asks the person; await the outcome here.
   */
  openDoor<K extends DoorTask['kind']>(
    task: Extract<DoorTask, { readonly kind: K }>,
  ): SignerAnswer<OpenDoor<DoorOutcomes[K]>>;
  /** Opens stored wallets after unlocking. */
  loadWallets(rows: readonly VaultRow[]): SignerAnswer<readonly WalletInfo[]>;
  /** A new phrase. Store the row before anybody learns of the address. */
  createWallet(input: {
    readonly name: string;
    readonly words: 12 | 24;
  }): SignerAnswer<StoredWallet>;
  /** The next account. The row replaces the one of the same name. */
  addAccount(walletId: string): SignerAnswer<StoredWallet>;
  /** Ends the process and waits until it is gone. Nothing is left open after it. */
  lock(): Promise<void>;
}

/** Starts the signer process; after a lock the next door starts a new one. */
export function startSignerProcess(options: StartSignerOptions): LocalSigner {
  const spawn = 'spawn' in options ? options.spawn : () => forkSigner(options);
  const parent = options.doorParent ?? doorParent();
  let current: SignerConnection | null = null;
  let session: string | null = null;

  function start(): SignerConnection {
    const directory = makeDoorFolder(parent);
    const process = spawn();
    const connection = connectSigner(process, options.random, directory);
    void process.gone.then(() => {
      rmSync(directory, { recursive: true, force: true });
      if (current === connection) {
        current = null;
        session = null;
      }
      options.onEnd?.();
    });
    return connection;
  }

  function call<S extends z.ZodType>(
    command: Parameters<SignerConnection['call']>[0],
    shape: S,
  ): SignerAnswer<z.output<S>> {
    return current === null ? Promise.resolve(err(lockedFailure)) : current.call(command, shape);
  }

  async function openDoor<K extends DoorTask['kind']>(
    task: Extract<DoorTask, { readonly kind: K }>,
  ): SignerAnswer<OpenDoor<DoorOutcomes[K]>> {
    current ??= start();
    const connection = current;
    const kind: K = task.kind;
    const opened = await connection.openDoor(task, outcomeShapes[kind]);
    if (!opened.ok) return opened;
    const outcome = opened.value.outcome.then((settled) => {
      // Only while this process is the one in use: a lock in between has voided the session.
      if (settled.ok && connection === current) session = sessionIn(settled.value) ?? session;
      return settled as Result<DoorOutcomes[K], WalletFailure>;
    });
    return ok({ ...opened.value, outcome });
  }

  void removeStaleDoorFolders(parent);
  current = start();
  return {
    kind: 'local',
    pid: () => current?.process.pid,
    session: () => session,
    openDoor,
    loadWallets: (rows) => call({ kind: 'load wallets', rows: [...rows] }, z.array(walletInfo)),
    createWallet: (input) => call({ kind: 'create wallet', ...input }, storedWallet),
    addAccount: (walletId) => call({ kind: 'add account', walletId }, storedWallet),
    addresses: async () => forPort(await call({ kind: 'addresses' }, z.array(z.string()))),
    signTransaction: async (request) =>
      forPort(await call({ kind: 'sign transaction', request }, signedTransaction)),
    signTypedData: async (request) =>
      forPort(await call({ kind: 'sign typed data', request }, signature)),
    signDigest: async (request) => forPort(await call({ kind: 'sign digest', request }, signature)),
    signMessage: async (address, message) =>
      forPort(await call({ kind: 'sign message', address, message }, signature)),
    async lock() {
      const ending = current;
      current = null;
      session = null;
      ending?.process.kill();
      await ending?.process.gone;
    },
  };
}

const lockedFailure: WalletFailure = {
  code: 'SIGNER_LOCKED',
  message: 'The wallet is locked. Unlock it with your passphrase.',
};

const portCodes: ReadonlySet<string> = new Set<SignerFailureCode>([
  'SIGNER_LOCKED',
  'SIGNER_UNAVAILABLE',
  'NO_SUCH_ACCOUNT',
  'REFUSED_BY_PERSON',
  'NOT_REVIEWED',
  'REVIEW_CHANGED',
  'REVIEW_EXPIRED',
  'APPROVAL_EXPIRED',
  'WRONG_CHAIN',
  'WRONG_RECIPIENT',
  'SELF_CHECK_FAILED',
]);

/** The port knows fewer codes; what it does not know means the signer cannot be used like this. */
function forPort<T>(answer: Result<T, WalletFailure>): Result<T, SignerFailure> {
  if (answer.ok) return answer;
  const { code, message } = answer.error;
  return err({
    code: portCodes.has(code) ? (code as SignerFailureCode) : 'SIGNER_UNAVAILABLE',
    message,
  });
}

function sessionIn(value: object): string | null {
  if ('session' in value) return String(value.session);
  if ('unlocked' in value && value.unlocked) return (value.unlocked as { session: string }).session;
  return null;
}

/** Per user and in memory where the system offers it. */
function doorParent(): string {
  return process.env.XDG_RUNTIME_DIR ?? tmpdir();
}
