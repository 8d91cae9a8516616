import {
  createEngine,
  type Engine,
  err,
  ok,
  type Result,
  type Runner,
  startRunner,
} from '@countinghouse/core';
import {
  type Keychain,
  type Ledger,
  type LedgerKeys,
  type OpenFailure,
  openLedger,
} from '@countinghouse/storage';
import type { LocalSigner, OpenDoor, Unlocked } from '@countinghouse/wallet';
import { accounts, storeWallet } from './accounts/record.ts';
import type { BackendConfig, ConfigProblem } from './config.ts';
import { projector, registry } from './projector.ts';
import { startSigner } from './signer.ts';
import { systemRandom, systemTime, type Time } from './system.ts';
import { actionWorld, type Outside, openOutside } from './world.ts';

/** `locked`: nothing open. `tracking`: the ledger is open, nothing can be signed. */
export type BackendState = 'locked' | 'tracking' | 'unlocked';

/** A failure as the backend tells it: a closed code and a sentence. */
export interface BackendFailure {
  readonly code: string;
  readonly message: string;
  readonly retryAfterMs?: number;
}

export interface BackendOptions {
  readonly config: BackendConfig;
  /** How this host names itself to a second opener of the ledger. */
  readonly program: string;
  /** The OS keychain; where there is one, the head of the ledger is remembered in it too. */
  readonly keychain?: Keychain;
  readonly onError?: (error: unknown) => void;
  /** Tests move it ahead; a host leaves it out. The signer process always goes by its own clock. */
  readonly time?: Time;
}

/**
 * One profile at work over a fixed configuration: the signer process, the ledger, the engine and its
 * timer. For tools that drive one profile; the application builds a house (`house/`), which lets a
 * person choose, lock and change endpoints, of the same parts.
 */
export interface Backend {
  state(): BackendState;
  readonly outside: Outside;
  /** Opens a door for a task; the secrets go through it straight to the signer process. */
  readonly signer: LocalSigner;
  /** Makes the profile. Visit the door with the passphrase; the recovery code comes back through it. */
  setUp(): Promise<Result<Opening, BackendFailure>>;
  /** Unlocks. Visit the door with the passphrase or the recovery code. */
  unlock(how: 'passphrase' | 'recovery code'): Promise<Result<Opening, BackendFailure>>;
  /**
   * Puts a snapshot in the ledger's place, while locked. Visit the door with the passphrase of its
   * day or the recovery code; it opens in recovered mode.
   */
  restore(
    snapshot: string,
    how: 'passphrase' | 'recovery code',
  ): Promise<Result<Opening, BackendFailure>>;
  /** Stores a wallet made or imported by the signer, and its accounts. */
  keepWallet: (stored: Parameters<typeof storeWallet>[1]) => ReturnType<typeof storeWallet>;
  /** The open ledger and engine; null while locked. */
  open(): { readonly ledger: Ledger; readonly engine: Engine; readonly runner: Runner } | null;
  /** Ends the signer process. Tracking goes on; nothing can be signed. */
  screenLock(): Promise<void>;
  /** Ends everything that holds a key in this process; the host ends the process itself. */
  close(): Promise<void>;
}

/** A door to be visited, and what came of it. */
export interface Opening {
  readonly address: OpenDoor<unknown>['address'];
  readonly done: Promise<Result<void, BackendFailure>>;
}

export function createBackend(options: BackendOptions): Result<Backend, ConfigProblem> {
  const { config, program } = options;
  const onError = options.onError ?? (() => undefined);
  const { clock, timer } = options.time ?? systemTime;
  const opened = openOutside(config, clock);
  if (!opened.ok) return opened;
  const outside = opened.value;
  const signer = startSigner(config, () => undefined);
  let working: { ledger: Ledger; engine: Engine; runner: Runner } | null = null;
  /** How often it was closed: what began to open before the last time must not end up open. */
  let closings = 0;

  async function begin(keys: Unlocked): Promise<Result<void, BackendFailure>> {
    const begun = closings;
    try {
      if (working === null) {
        const opened = await openLedger({
          directory: config.directory,
          keys,
          clock,
          timer,
          random: systemRandom,
          program,
          projector,
          ...(options.keychain === undefined ? {} : { keychain: options.keychain }),
        });
        if (!opened.ok) return err(opened.error satisfies OpenFailure);
        if (begun !== closings) {
          await opened.value.close();
          return err({
            code: 'SIGNER_LOCKED',
            message: 'It was locked while it was being opened.',
          });
        }
        working = start(opened.value);
      }
    } finally {
      wipe(keys);
      if (keys.previous !== undefined) wipe(keys.previous);
    }
    const loaded = await signer.loadWallets(await working.ledger.vaultRows.list());
    if (!loaded.ok) return loaded;
    working.runner.poke();
    return ok(undefined);
  }

  function start(ledger: Ledger): NonNullable<typeof working> {
    const own = async () => (await accounts(ledger)).map((account) => account.address);
    const engine = createEngine({
      registry,
      world: actionWorld(() => outside, signer, own),
      ledger,
      clock,
      random: systemRandom,
      session: () => signer.session(),
    });
    const runner = startRunner({ engine, ledger, clock, timer, onError });
    return { ledger, engine, runner };
  }

  /** Waits for the visit, then opens what its keys open. */
  function opening<T>(door: OpenDoor<T>, keysOf: (value: T) => Unlocked | null): Opening {
    const done = door.outcome.then(async (outcome): Promise<Result<void, BackendFailure>> => {
      if (!outcome.ok) return outcome;
      const keys = keysOf(outcome.value);
      return keys === null ? ok(undefined) : begin(keys);
    });
    return { address: door.address, done };
  }

  return ok({
    state: () => {
      if (working === null) return 'locked';
      return signer.session() === null ? 'tracking' : 'unlocked';
    },
    outside,
    signer,
    async setUp() {
      const door = await signer.openDoor({ kind: 'ceremony', name: 'set up', params: null });
      return door.ok ? ok(opening(door.value, (end) => end.unlocked)) : door;
    },
    async unlock(how) {
      const door = await signer.openDoor({ kind: 'unlock', with: how });
      return door.ok ? ok(opening(door.value, (keys) => keys)) : door;
    },
    async restore(snapshot, how) {
      if (working !== null) {
        return err({ code: 'LEDGER_OPEN', message: 'Lock first: the ledger in use is replaced.' });
      }
      const params = { snapshot, how };
      const door = await signer.openDoor({ kind: 'ceremony', name: 'restore', params });
      return door.ok ? ok(opening(door.value, (end) => end.unlocked)) : door;
    },
    keepWallet: async (stored) => {
      if (working === null) throw new TypeError('a wallet can be kept only while unlocked');
      return storeWallet(working.ledger, stored);
    },
    open: () => working,
    screenLock: () => signer.lock(),
    async close() {
      closings += 1;
      const ending = working;
      working = null;
      await signer.lock();
      await ending?.runner.stop();
      await ending?.ledger.close();
    },
  });
}

function wipe({ ledgerKey, connectionKey }: LedgerKeys): void {
  ledgerKey.fill(0);
  connectionKey.fill(0);
}
