import { createEngine, err, ok, type Result } from '@countinghouse/core';
import { type Ledger, openLedger } from '@countinghouse/storage';
import type { LocalSigner } from '@countinghouse/wallet';
import type { Profile } from '../../contract/house.ts';
import type { Network } from '../../contract/network.ts';
import type { Failure } from '../../contract/result.ts';
import type { SandboxReady } from '../../host/protocol.ts';
import { accounts } from '../accounts/record.ts';
import { removeStaleExports } from '../book/export.ts';
import { keptKey } from '../connections/record.ts';
import { ofPart } from '../failures.ts';
import { recordedNetwork, recordNetwork } from '../networks/record.ts';
import type { OpenHouse } from '../open-house.ts';
import { recordedProfile, recordProfile } from '../profiles/record.ts';
import { projector, registry } from '../projector.ts';
import { actionWorld, type Outside } from '../world.ts';
import { type AppendListener, heardLedger } from './heard-ledger.ts';
import { live } from './live.ts';
import { type Lines, linesOf, NO_NETWORK, outsideOf, shutOutside } from './outside.ts';
import type { HouseParts } from './parts.ts';
import { pausableEngine, pausableRunner } from './pausable-runner.ts';

/** The keys that open a ledger for tracking; overwritten by whoever opened with them. */
export interface TrackingKeys {
  readonly ledgerKey: Uint8Array;
  readonly connectionKey: Uint8Array;
  /** Those that an unfinished rotation or restore may have left the ledger under. */
  readonly previous?: Omit<TrackingKeys, 'previous'>;
}

export interface OpenOptions {
  readonly directory: string;
  readonly profile: Profile;
  readonly keys: TrackingKeys;
  readonly signer: LocalSigner;
  /** For a profile that is only now being made: what its ledger is to begin with. */
  readonly fresh: { readonly network: Network | null } | null;
}

/** A ledger that is open, with the engine over it and the world that is there at the moment. */
export interface Opened {
  readonly house: OpenHouse;
  onAppend(listener: AppendListener): () => void;
  /** The sandbox has come or gone; nothing is driven while it is away. */
  sandbox(ready: SandboxReady | null): void;
  /** Talks to others from now on. The ledger stays open. */
  network(network: Network): Result<void, Failure>;
  /** Makes itself known to 1tx with another key from now on; null for none. */
  oneTxKey(key: string | null): Result<void, Failure>;
  close(): Promise<void>;
}

/** Opens a ledger, and makes sure that it is the one of the profile that was chosen. */
export async function openProfile(
  parts: HouseParts,
  options: OpenOptions,
): Promise<Result<Opened, Failure>> {
  const { keychain, program, random, time } = parts;
  const opened = await openLedger({
    directory: options.directory,
    keys: options.keys,
    clock: time.clock,
    random,
    program,
    projector,
    ...(keychain === null ? {} : { keychain }),
  });
  if (!opened.ok) return err(ofPart(opened.error));
  // What is left here in clear goes before anything else, now that no other program can be at it.
  await removeStaleExports(options.directory).catch(parts.report);
  const heard = heardLedger(opened.value);
  const changed = live(0);
  const change = () => changed.set(changed.get() + 1);
  const connect: Connect = (lines) => outsideOf(lines, time.clock, change);
  const begun = await begin(options, heard.ledger, connect);
  if (!begun.ok) {
    await heard.ledger.close();
    return begun;
  }
  const told = { ...heard, troubles: changed, onTrouble: change };
  return ok(assemble(parts, options, told, begun.value, connect));
}

/** Writes the beginning of a new ledger, or reads that of an old one and holds it against the file. */
async function begin(
  { profile, fresh }: OpenOptions,
  ledger: Ledger,
  connect: Connect,
): Promise<Result<World, Failure>> {
  if (fresh !== null) {
    const written = await recordProfile(ledger, profile);
    if (!written.ok) return err(ofPart(written.error));
    if (fresh.network !== null) {
      const kept = await recordNetwork(ledger, fresh.network);
      if (!kept.ok) return err(ofPart(kept.error));
    }
  }
  const own = await recordedProfile(ledger);
  if (own === null || own.id !== profile.id || own.kind !== profile.kind) return err(MIXED);
  if (profile.kind === 'sandbox') return ok(SHUT());
  const network = await recordedNetwork(ledger);
  if (network === null) return err(NO_ENDPOINTS);
  return open(connect, { network, oneTxKey: await keptKey(ledger, 'onetx'), sandbox: null });
}

type Connect = (lines: Lines) => ReturnType<typeof outsideOf>;

interface World extends Lines {
  readonly outside: Outside;
}

function open(connect: Connect, lines: Lines): Result<World, Failure> {
  const outside = connect(lines);
  return outside.ok ? ok({ ...lines, outside: outside.value }) : outside;
}

/** The world of a sandbox profile whose sandbox is not there. */
const SHUT = (): World => ({
  network: NO_NETWORK,
  oneTxKey: null,
  sandbox: null,
  outside: shutOutside(),
});

function assemble(
  parts: HouseParts,
  { profile, signer }: OpenOptions,
  {
    ledger,
    onAppend,
    troubles,
    onTrouble,
  }: ReturnType<typeof heardLedger> & Pick<OpenHouse, 'troubles'> & { onTrouble(): void },
  first: World,
  connect: Connect,
): Opened {
  const { keychain, random, time } = parts;
  let world = first;
  const isLive = profile.kind === 'live';
  const running = () => isLive || world.sandbox !== null;
  const ownAddresses = async () => (await accounts(ledger)).map(({ address }) => address);
  const engine = pausableEngine(
    createEngine({
      registry,
      world: actionWorld(() => world.outside, signer, ownAddresses),
      ledger,
      clock: time.clock,
      random,
      session: () => signer.session(),
      onTrouble,
    }),
    running,
  );
  const runner = pausableRunner({ engine, ledger, ...time, onError: parts.report });
  if (isLive) runner.resume();
  const house: OpenHouse = {
    profile,
    ledger,
    engine,
    runner,
    signer,
    keychain,
    clock: time.clock,
    random,
    projector,
    troubles,
    onAppend,
    get outside() {
      return world.outside;
    },
    get network() {
      return world.network;
    },
    get sandbox() {
      return world.sandbox;
    },
  };
  /** Of a live profile: nobody but its own sandbox says whom a sandbox profile talks to. */
  const change = (lines: Lines): Result<void, Failure> => {
    const opened = open(connect, lines);
    if (!opened.ok) return opened;
    world = opened.value;
    runner.poke();
    return ok(undefined);
  };
  return {
    house,
    onAppend,
    sandbox(ready) {
      if (isLive || sameSandbox(ready, world.sandbox)) return;
      const lines = ready === null ? null : linesOf(ready);
      const opened = lines === null ? null : open(connect, lines);
      if (opened === null || !opened.ok) {
        if (opened !== null) parts.report(new Error(opened.error.message));
        world = SHUT();
        void runner.pause();
        return;
      }
      world = opened.value;
      runner.resume();
      runner.poke();
    },
    network: (network) => change({ ...world, network }),
    oneTxKey: (oneTxKey) => change({ ...world, oneTxKey }),
    async close() {
      await runner.stop();
      await ledger.close();
    },
  };
}

function sameSandbox(a: SandboxReady | null, b: SandboxReady | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

const MIXED: Failure = {
  code: 'SANDBOX_AND_LIVE_MIXED',
  message:
    'The file that names this profile and its ledger disagree about what it is. Nothing was opened: put back the profile.json that belongs to this ledger.',
};

const NO_ENDPOINTS: Failure = {
  code: 'LEDGER_DAMAGED',
  message:
    'The ledger does not say whom this profile talks to. Restore a snapshot; nothing was deleted.',
};
