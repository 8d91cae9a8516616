import { err, ok, type Result } from '@countinghouse/core';
import type { LocalSigner, Unlocked } from '@countinghouse/wallet';
import type { HouseState, Phase, Profile } from '../../contract/house.ts';
import type { Network } from '../../contract/network.ts';
import type { Failure } from '../../contract/result.ts';
import type { Settings } from '../../contract/settings.ts';
import { EXIT_FULLY_LOCKED, type SandboxState, type ToBackend } from '../../host/protocol.ts';
import { ofPart } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import type { Choice } from '../profiles/choice.ts';
import { finishProfile, profileDirectory, sweepUnfinished } from '../profiles/files.ts';
import { onDisk } from '../profiles/on-disk.ts';
import { keychainTrusted, keysFromKeychain, wipeTracking } from './keychain-tracking.ts';
import { type Live, live } from './live.ts';
import { createMemory } from './memory.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { HouseParts } from './parts.ts';
import { createSessions, type UnlockedSession } from './sessions.ts';
import { createTracking } from './tracking.ts';

/** A profile that is only now being made. */
export interface Making {
  readonly profile: Profile;
  readonly directory: string;
  readonly signer: LocalSigner;
  readonly network: Network | null;
}

/**
 * The house as a whole: which profile is chosen, and how far it is open. The only place where that
 * changes. Transitions happen one after the other, and pages are told of what came of each.
 */
export interface House {
  readonly parts: HouseParts;
  readonly states: Live<HouseState>;
  phase(): Phase;
  profile(): Profile | null;
  /** Everything behind the lock; null unless unlocked. */
  unlocked(): UnlockedSession | null;
  /** What is open for tracking, for the house's own use; null while nothing is. */
  tracking(): OpenHouse | null;
  /** The signer of the chosen profile; started when it is first wanted. */
  signer(): LocalSigner;
  /** A signer for a profile that is only now being made. */
  startSigner(profile: Profile): LocalSigner;
  signerPid(): number | null;
  /** A person has done something; puts the idle lock off. */
  touch(): void;
  /** Starts what is chosen: tracking, where the keychain may open it. */
  wake(): Promise<void>;
  choose(profileId: string): Promise<Result<void, Failure>>;
  /** A visit at the signer's door has brought the keys of the chosen profile. */
  enter(keys: Unlocked): Promise<Result<void, Failure>>;
  /** The same for a profile that has just been made. */
  moveIn(making: Making, keys: Unlocked): Promise<Result<void, Failure>>;
  wantSandbox(): void;
  sandbox(state: SandboxState): void;
  power(event: Extract<ToBackend, { readonly type: 'power' }>['event']): void;
  /** Talks to other endpoints from now on. */
  network(network: Network): Result<void, Failure>;
  settingsChanged(settings: Settings): void;
  keychainChanged(): Promise<void>;
  lockScreen(): Promise<void>;
  lockFully(): Promise<void>;
  /** Ends with the ledger closed; says nothing to the host. */
  close(): Promise<void>;
}

export function createHouse(parts: HouseParts): House {
  const { dataFolder, tell, time } = parts;
  const memory = createMemory(parts);
  const tracking = createTracking(parts, publish);
  const sessions = createSessions({
    time,
    limitMs: () => {
      const minutes = tracking.settings()?.idleMinutes ?? null;
      return minutes === null ? null : minutes * 60_000;
    },
    idle: () => void lockAtIdle().catch(parts.report),
  });
  const alone = oneAtATime();
  let signer: LocalSigner | null = null;
  let failure: Failure | null = null;
  let keychain: HouseState['keychain'] = parts.keychain === null ? 'absent' : 'unknown';
  let moving = false;
  let ending = false;
  let standing = '';
  const states = live(state());

  function phase(): Phase {
    if (memory.chosen() === null) return 'empty';
    if (tracking.current() === null) return failure === null ? 'locked' : 'unusable';
    return sessions.current() === null ? 'screen locked' : 'unlocked';
  }

  function state(): HouseState {
    const profile = memory.chosen();
    const counts = tracking.counts();
    const sandbox = tracking.sandbox()?.state ?? 'stopped';
    return {
      phase: phase(),
      profiles: [...memory.profiles()],
      profile,
      waiting: counts?.waiting ?? null,
      underWay: counts?.underWay ?? null,
      recovered: [...(tracking.current()?.house.ledger.recoveryReasons() ?? [])],
      keychain,
      keychainOpensTracking: profile !== null && keychainTrusted(directory(profile)),
      failure,
      sandbox: profile?.kind === 'sandbox' ? sandbox : 'not needed',
      theme: tracking.settings()?.theme ?? memory.choice().theme,
    };
  }

  /** Tells pages and host how things stand, but never in the middle of a change. */
  function publish(): void {
    if (moving) return;
    const next = state();
    states.set(next);
    const { waiting, underWay } = next;
    const now = JSON.stringify([next.phase, waiting, underWay]);
    if (now !== standing) tell({ type: 'standing', phase: next.phase, waiting, underWay });
    standing = now;
  }

  function turn<T>(work: () => Promise<T>): Promise<T> {
    return alone(async () => {
      moving = true;
      try {
        return await work();
      } finally {
        moving = false;
        publish();
      }
    });
  }

  function directory(profile: Profile): string {
    return profileDirectory(dataFolder, profile.id);
  }

  function startSigner(profile: Profile): LocalSigner {
    const place = { profile: profile.kind, directory: directory(profile) };
    // Whoever ended it: then nothing can be signed any more, and the page must not stay.
    const own: LocalSigner = parts.startSigner(place, () => {
      if (own === signer && sessions.current() !== null) void lockScreen(true);
    });
    return own;
  }

  function theSigner(): LocalSigner {
    const profile = memory.chosen();
    if (profile === null) throw new TypeError('there is no signer before a profile is chosen');
    signer ??= startSigner(profile);
    return signer;
  }

  /** From keys to an open house. Whatever goes wrong, no key stays behind in the signer. */
  async function unlock(keys: Unlocked, making: Making | null): Promise<Result<void, Failure>> {
    const hands = making?.signer ?? theSigner();
    const profile = making?.profile ?? memory.chosen();
    if (ending || profile === null) {
      await hands.lock();
      return err(ENDING);
    }
    const open = await tracking.open({
      directory: directory(profile),
      profile,
      keys,
      signer: hands,
      fresh: making === null ? null : { network: making.network },
    });
    if (!open.ok) {
      await hands.lock();
      return open;
    }
    const { ledger } = open.value.house;
    const loaded = await hands.loadWallets(await ledger.vaultRows.list());
    if (loaded.ok) return ok(undefined);
    await hands.lock();
    return err(ofPart(loaded.error));
  }

  function begin(): void {
    const open = tracking.current();
    const profile = memory.chosen();
    if (open === null || profile === null) throw new TypeError('nothing is open');
    failure = null;
    sessions.begin(open.house);
    const theme = tracking.settings()?.theme ?? memory.choice().theme;
    memory.remember({ profileId: profile.id, stayLocked: false, theme });
    open.house.runner.poke();
  }

  /** With anything open the idle lock is the screen lock, so that tracking goes on. */
  async function lockAtIdle(): Promise<void> {
    const full = tracking.settings()?.idleLock === 'full' && (await tracking.nothingOpen());
    await (full ? house.lockFully() : lockScreen());
  }

  /** `ended`: only if the signer has indeed no session any more, now that it is our turn. */
  async function lockScreen(ended = false): Promise<void> {
    const locked = await turn(async () => {
      if (ended && signer?.session() !== null) return false;
      const was = sessions.end();
      if (was) await signer?.lock();
      return was;
    });
    if (locked) tell({ type: 'reload pages' });
  }

  async function track(profile: Profile): Promise<void> {
    const keys = await keysFromKeychain(parts, directory(profile));
    if (keys === null) return;
    const options = { directory: directory(profile), profile, keys, fresh: null };
    const open = await tracking.open({ ...options, signer: theSigner() });
    if (!open.ok) failure = open.error;
    wipeTracking(keys);
  }

  /** Closes what can be closed, and ends the process whatever came of that: with it go the keys. */
  async function leave(next: Partial<Choice>): Promise<void> {
    await house.close().catch(parts.report);
    memory.remember(next);
    parts.exit(EXIT_FULLY_LOCKED);
  }

  const house: House = {
    parts,
    states,
    phase,
    profile: memory.chosen,
    unlocked: sessions.current,
    tracking: () => tracking.current()?.house ?? null,
    signer: theSigner,
    startSigner,
    signerPid: () => signer?.pid() ?? null,
    touch: sessions.touch,
    async wake() {
      const profile = memory.chosen();
      if (profile?.kind === 'sandbox') house.wantSandbox();
      // A keychain may take its time to say how it is; nothing else waits for that.
      void house.keychainChanged().catch(parts.report);
      await turn(async () => {
        sweepUnfinished(dataFolder, time.clock.now());
        if (profile !== null && !ending && !memory.choice().stayLocked) await track(profile);
      });
    },
    async choose(profileId) {
      const wanted = memory.find(profileId);
      if (wanted === null) return err(NO_PROFILE);
      if (tracking.current() !== null) {
        if (memory.chosen()?.id === profileId) return ok(undefined);
        await leave({ profileId, stayLocked: false });
        return ok(undefined);
      }
      await turn(async () => {
        await signer?.lock();
        signer = null;
        failure = null;
        memory.take(wanted);
        memory.remember({ profileId, stayLocked: false });
      });
      await house.wake();
      return ok(undefined);
    },
    enter: (keys) =>
      turn(async () => {
        const entered = await unlock(keys, null);
        wipeTracking(keys);
        if (entered.ok) begin();
        else if (tracking.current() === null && !ending) failure = entered.error;
        return entered;
      }),
    moveIn: (making, keys) =>
      turn(async () => {
        const entered =
          tracking.current() === null ? await unlock(keys, making) : err<Failure>(ENDING);
        wipeTracking(keys);
        if (!entered.ok) {
          if (tracking.current()?.house.profile.id === making.profile.id) await tracking.close();
          return entered;
        }
        const finished = onDisk(() => finishProfile(making.directory));
        if (!finished.ok) {
          await tracking.close();
          return finished;
        }
        await signer?.lock();
        signer = making.signer;
        memory.take(making.profile);
        begin();
        return entered;
      }),
    wantSandbox() {
      if (tracking.sandbox()?.state !== 'running') tell({ type: 'want sandbox' });
    },
    sandbox: tracking.sandboxChanged,
    power(event) {
      if (event === 'suspend' || event === 'lock-screen') return void lockScreen();
      sessions.look();
      tracking.current()?.house.runner.poke();
      void house.keychainChanged().catch(parts.report);
    },
    network: (network) => tracking.current()?.network(network) ?? err(ENDING),
    settingsChanged(next) {
      memory.remember({ theme: next.theme });
      tracking.settingsChanged(next);
      sessions.look();
    },
    async keychainChanged() {
      keychain = (await parts.keychain?.state()) ?? 'absent';
      publish();
    },
    lockScreen: () => lockScreen(),
    lockFully: () => leave({ stayLocked: true }),
    close: () =>
      turn(async () => {
        ending = true;
        sessions.end();
        await signer?.lock();
        await tracking.close();
      }),
  };
  return house;
}

const ENDING: Failure = { code: 'NOT_NOW', message: 'It is being locked. Try again in a moment.' };
const NO_PROFILE: Failure = { code: 'NO_PROFILE', message: 'There is no such profile here.' };
