import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ClockPort,
  createEngine,
  type EarnProviderPort,
  type SmartAccountPort,
  type SwapProviderPort,
} from '@countinghouse/core';
import {
  createSimWorld,
  decodeSimPayload,
  OWNER,
  SAVINGS,
  type SimWorld,
} from '@countinghouse/core/simulation';
import { createProfile, type Ledger, type LedgerKeys, openLedger } from '@countinghouse/storage';
import { decodeGrant, kernel } from '@countinghouse/wallet';
import type { SandboxReady } from '../../host/protocol.ts';
import { accounts, storeWallet } from '../accounts/record.ts';
import { absentEarn, NO_CONNECTION } from '../earn/absent.ts';
import { heardLedger } from '../house/heard-ledger.ts';
import { live } from '../house/live.ts';
import type { OpenHouse } from '../open-house.ts';
import { projector, registry } from '../projector.ts';
import { systemRandom } from '../system.ts';
import { simLocalSigner } from './sim-signer.ts';

/** A house over a simulated world and a real encrypted ledger in a folder of its own. */
export interface SimHouse {
  readonly house: OpenHouse;
  readonly world: SimWorld;
  readonly directory: string;
  /** How often the runner was told to look. */
  pokes(): number;
  /** Lets time pass, driving whatever is due. */
  pass(milliseconds: number): Promise<void>;
  /** Takes one action as far as it goes now. */
  advance(actionId: string): Promise<void>;
  end(): Promise<void>;
}

export interface SimHouseOptions {
  readonly profile?: 'sandbox' | 'live';
  /** Stands in for the provider, or for parts of it. */
  readonly swaps?: Partial<SwapProviderPort>;
  /** The same of the earning service, which nobody has a key of otherwise. */
  readonly earn?: Partial<EarnProviderPort>;
  readonly smartAccounts?: ReadonlyMap<string, SmartAccountPort>;
  readonly sandbox?: SandboxReady;
}

/** Opens a house whose two accounts, “Main” and “Savings”, are rich on both chains. */
export async function openSimHouse(options: SimHouseOptions = {}): Promise<SimHouse> {
  const world = createSimWorld({ seed: 7 });
  const { clock } = world;
  const directory = mkdtempSync(join(tmpdir(), 'countinghouse-procedures-'));
  const raw = await openCheapLedger(directory, world);
  const { ledger, onAppend } = heardLedger(raw);
  const signer = simLocalSigner(world.signer);
  const chains = new Map([...world.chains].map(([id, chain]) => [id, chain.port]));
  const swaps = { ...world.provider.port, ...options.swaps };
  const outside = {
    chains,
    smartAccounts: options.smartAccounts ?? new Map(),
    swaps,
    earn: { ...absentEarn(NO_CONNECTION), ...options.earn },
    disagreements: () => [],
  };
  const troubles = live(0);
  const engine = createEngine({
    registry,
    world: {
      chain: (id) => chains.get(id),
      signer: () => signer,
      decode: decodeSimPayload,
      swaps: outside.swaps,
      earn: outside.earn,
      smartAccounts: (id) => outside.smartAccounts.get(id),
      kernel,
      decodeGrant,
      ownAddresses: async () => (await accounts(ledger)).map(({ address }) => address),
    },
    ledger,
    clock,
    random: systemRandom,
    session: () => signer.session(),
    onTrouble: () => troubles.set(troubles.get() + 1),
  });
  let pokes = 0;
  const house: OpenHouse = {
    profile: { id: 'p', name: 'Test', kind: options.profile ?? 'sandbox', createdAt: clock.now() },
    ledger,
    engine,
    runner: {
      poke: () => {
        pokes += 1;
      },
      stop: async () => {},
    },
    outside,
    signer,
    network: {
      chains: [],
      oneclick: { baseUrl: 'http://127.0.0.1' },
      onetx: { baseUrl: 'http://127.0.0.1' },
      priceSource: '1click',
    },
    sandbox: options.sandbox ?? null,
    keychain: null,
    clock,
    random: systemRandom,
    projector,
    troubles,
    onAppend,
  };
  await addOurs(ledger);
  return {
    house,
    world,
    directory,
    pokes: () => pokes,
    async pass(milliseconds) {
      const until = clock.now() + milliseconds;
      while (clock.now() < until) {
        clock.advance(Math.min(2_000, until - clock.now()));
        await engine.runDue();
      }
    },
    advance: (actionId) => engine.advance(actionId),
    async end() {
      await raw.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Turning a passphrase into a key is slow by design: a test file does it once and copies. */
let template: Promise<{ readonly keys: LedgerKeys; readonly source: string }> | undefined;

async function makeTemplate(clock: ClockPort) {
  const source = mkdtempSync(join(tmpdir(), 'countinghouse-template-'));
  process.once('exit', () => rmSync(source, { recursive: true, force: true }));
  const made = await createProfile({
    directory: source,
    clock,
    random: systemRandom,
    program: 'test',
    passphrase: Buffer.from('a test passphrase', 'utf8'),
    scrypt: { N: 2 ** 15, r: 8, p: 1 },
  });
  if (!made.ok) throw new Error(made.error.message);
  return { keys: made.value.keys, source };
}

async function openCheapLedger(directory: string, { clock }: SimWorld): Promise<Ledger> {
  template ??= makeTemplate(clock);
  const { keys, source } = await template;
  cpSync(source, directory, { recursive: true });
  const environment = { directory, clock, random: systemRandom, program: 'test' };
  const opened = await openLedger({ ...environment, keys, projector });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

/** The accounts that the simulated signer holds keys of. */
async function addOurs(ledger: Ledger): Promise<void> {
  for (const [id, name, address] of [
    ['main', 'Main', OWNER],
    ['savings', 'Savings', SAVINGS],
  ] as const) {
    const kind = 'phrase' as const;
    const wallet = { id, name, kind, accounts: [{ address, index: 0 }] };
    const row = { name: `wallet/${id}`, sealed: new Uint8Array([1]) };
    const stored = await storeWallet(ledger, { wallet, row });
    if (!stored.ok) throw new Error(stored.error.message);
  }
}

let commands = 0;

/** A command id nobody has used. */
export function newCommand(): string {
  commands += 1;
  return commands.toString(16).padStart(32, '0');
}
