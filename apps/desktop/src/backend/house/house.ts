import { actionOfStream, err, ok, type Result } from '@countinghouse/core';
import { hasKeychainWrap, openWithKeychain, profilePaths } from '@countinghouse/storage';
import type { LocalSigner, Unlocked } from '@countinghouse/wallet';
import type { HouseState, Phase, Profile } from '../../contract/house.ts';
import type { Network } from '../../contract/network.ts';
import type { Failure } from '../../contract/result.ts';
import type { Settings } from '../../contract/settings.ts';
import { EXIT_FULLY_LOCKED, type SandboxState, type ToBackend } from '../../host/protocol.ts';
import type { OpenHouse } from '../open-house.ts';
import { type Choice, readChoice, writeChoice } from '../profiles/choice.ts';
import {
  dropUnfinished,
  finishProfile,
  listProfiles,
  profileDirectory,
  sweepUnfinished,
} from '../profiles/files.ts';
import { readSettings } from '../settings/record.ts';
import { type Counts, countOpen, recount } from './counts.ts';
import { toFailure } from './failure.ts';
import { type Idle, watchIdle } from './idle.ts';
import { type Live, live } from './live.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { type Opened, openProfile, type TrackingKeys } from './opened.ts';
import type { HouseParts } from './parts.ts';

/** A profile that is only now being made. */
export interface Making {
  readonly profile: Profile;
  readonly directory: string;
  readonly signer: LocalSigner;
  readonly network: Network | null;
}

/** An unlocked stretch of time. Whatever was begun in it ends with it. */
export interface UnlockedSession {
  readonly house: OpenHouse;
  readonly ended: AbortSignal;
}

/**
 * The house as a whole: which profile is chosen, and how far it is open. The only place where that
 * changes. Transitions happen one after the other.
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
  const { dataFolder, time } = parts;
  const alone = oneAtATime();
  const directory = (profile: Profile) => profileDirectory(dataFolder, profile.id);
  /** What is open after an await may not be what was open before it. */
  const open = (): Opened | null => opened;
  let choice: Choice = readChoice(dataFolder);
  let profiles = listProfiles(dataFolder);
  let chosen = findChosen();
  let signer: LocalSigner | null = null;
  let opened: Opened | null = null;
  let session: { readonly unlocked: UnlockedSession; readonly end: () => void } | null = null;
  let failure: Failure | null = null;
  let counts: Counts | null = null;
  let settings: Settings | null = null;
  let keychain: HouseState['keychain'] = parts.keychain === null ? 'absent' : 'unknown';
  let sandbox: SandboxState | null = null;
  let idle: Idle | null = null;
  let ending = false;
  let lastStanding = '';
  const states = live(state());

  function findChosen(): Profile | null {
    const named = profiles.find(({ id }) => id === choice.profileId);
    return named ?? (profiles.length === 1 ? (profiles[0] ?? null) : null);
  }

  function phase(): Phase {
    if (chosen === null) return 'empty';
    if (opened === null) return failure === null ? 'locked' : 'unusable';
    return session === null ? 'screen locked' : 'unlocked';
  }

  function state(): HouseState {
    const headerPath = chosen && profilePaths(directory(chosen)).header;
    return {
      phase: phase(),
      profiles: [...profiles],
      profile: chosen,
      waiting: counts?.waiting ?? null,
      underWay: counts?.underWay ?? null,
      recovered: opened === null ? [] : [...opened.house.ledger.recoveryReasons()],
      keychain,
      keychainOpensTracking: headerPath !== null && hasKeychainWrap(headerPath),
      failure,
      sandbox: chosen?.kind === 'sandbox' ? (sandbox?.state ?? 'stopped') : 'not needed',
      theme: settings?.theme ?? choice.theme,
    };
  }

  function publish(): void {
    const next = state();
    states.set(next);
    const { phase: now, waiting, underWay } = next;
    const standing = JSON.stringify([now, waiting, underWay]);
    if (standing === lastStanding) return;
    lastStanding = standing;
    parts.tell({ type: 'standing', phase: now, waiting, underWay });
  }

  const remember = (change: Partial<Choice>) => {
    const next = { ...choice, ...change };
    if (JSON.stringify(next) === JSON.stringify(choice)) return;
    choice = next;
    writeChoice(dataFolder, choice);
  };

  const countAgain = recount(async () => {
    const now = opened;
    if (now === null) return;
    const found = await countOpen(now.house.ledger);
    if (opened === now) counts = found;
    publish();
  }, parts.report);

  /** The signer has ended, whoever ended it: then nothing can be signed, and the page must not stay. */
  function signerEnded(of: () => LocalSigner | null): void {
    if (session !== null && signer !== null && signer === of()) {
      void alone(async () => {
        if (signer?.session() === null) await darken();
      });
    }
  }

  function startSigner(profile: Profile): LocalSigner {
    let own: LocalSigner | null = null;
    own = parts.startSigner({ profile: profile.kind, directory: directory(profile) }, () =>
      signerEnded(() => own),
    );
    return own;
  }

  function theSigner(): LocalSigner {
    if (chosen === null) throw new TypeError('there is no signer before a profile is chosen');
    signer ??= startSigner(chosen);
    return signer;
  }

  /** Opens the ledger, if it is not open already. */
  async function track(
    keys: TrackingKeys,
    making: Making | null,
  ): Promise<Result<Opened, Failure>> {
    const profile = making?.profile ?? chosen;
    if (profile === null) throw new TypeError('nothing to open before a profile is chosen');
    if (opened !== null) return ok(opened);
    const made = await openProfile(parts, {
      directory: directory(profile),
      profile,
      keys,
      signer: making?.signer ?? theSigner(),
      fresh: making === null ? null : { network: making.network },
    });
    if (!made.ok) return made;
    opened = made.value;
    failure = null;
    opened.onAppend((_, stream) => {
      if (actionOfStream(stream) !== null) countAgain();
      else if (stream === 'ledger') publish();
    });
    settings = await readSettings(opened.house.ledger);
    if (profile.kind === 'sandbox') {
      opened.sandbox(sandbox?.state === 'running' ? sandbox.ready : null);
    }
    countAgain();
    return made;
  }

  /** From keys to an unlocked house. Whatever goes wrong, no key stays behind in the signer. */
  async function unlock(keys: Unlocked, making: Making | null): Promise<Result<void, Failure>> {
    const hands = making?.signer ?? theSigner();
    try {
      const tracked = await track(keys, making);
      if (!tracked.ok) {
        await hands.lock();
        return tracked;
      }
      const { ledger } = tracked.value.house;
      const loaded = await hands.loadWallets(await ledger.vaultRows.list());
      if (!loaded.ok) {
        await hands.lock();
        return err(toFailure(loaded.error));
      }
      return ok(undefined);
    } finally {
      keys.ledgerKey.fill(0);
      keys.connectionKey.fill(0);
    }
  }

  function brighten(house: OpenHouse): void {
    const ends = new AbortController();
    session = { unlocked: { house, ended: ends.signal }, end: () => ends.abort() };
    remember({ profileId: chosen?.id ?? null, stayLocked: false });
    if (settings !== null) remember({ theme: settings.theme });
    idle?.stop();
    idle = watchIdle({
      ...time,
      limitMs: () => (settings?.idleMinutes ? settings.idleMinutes * 60_000 : null),
      idle: () => void idleLock(),
    });
    house.runner.poke();
    publish();
  }

  /** With anything open the idle lock is the screen lock, so that tracking goes on. */
  async function idleLock(): Promise<void> {
    const found = opened === null ? null : await countOpen(opened.house.ledger).catch(() => null);
    const nothingOpen = found !== null && found.waiting + found.underWay === 0;
    await (settings?.idleLock === 'full' && nothingOpen ? house.lockFully() : house.lockScreen());
  }

  /** Ends the session and the signer's process. */
  async function darken(): Promise<void> {
    const last = session;
    session = null;
    idle?.stop();
    idle = null;
    last?.end();
    await signer?.lock();
    publish();
    if (last !== null) parts.tell({ type: 'reload pages' });
  }

  async function shut(): Promise<void> {
    ending = true;
    const last = session;
    session = null;
    idle?.stop();
    last?.end();
    await signer?.lock();
    const closing = opened;
    opened = null;
    counts = null;
    await closing?.close();
  }

  const house: House = {
    parts,
    states,
    phase,
    profile: () => chosen,
    unlocked: () => session?.unlocked ?? null,
    tracking: () => opened?.house ?? null,
    signer: theSigner,
    startSigner,
    signerPid: () => signer?.pid() ?? null,
    touch: () => idle?.touch(),
    wake: () =>
      alone(async () => {
        sweepUnfinished(dataFolder, time.clock.now());
        await house.keychainChanged();
        if (chosen === null) return publish();
        if (chosen.kind === 'sandbox') house.wantSandbox();
        const { header } = profilePaths(directory(chosen));
        const trusted = parts.keychain !== null && hasKeychainWrap(header) && !choice.stayLocked;
        if (trusted && parts.keychain !== null) {
          const keys = await openWithKeychain({ headerPath: header, keychain: parts.keychain });
          if (keys.ok) {
            const tracked = await track(keys.value, null);
            if (!tracked.ok) failure = tracked.error;
            keys.value.ledgerKey.fill(0);
            keys.value.connectionKey.fill(0);
          }
        }
        publish();
      }),
    async choose(profileId) {
      const wanted = listProfiles(dataFolder).find(({ id }) => id === profileId);
      if (wanted === undefined) {
        return err({ code: 'NO_PROFILE', message: 'There is no such profile here.' });
      }
      if (chosen?.id === wanted.id && opened !== null) return ok(undefined);
      if (opened !== null) {
        await house.close();
        remember({ profileId: wanted.id, stayLocked: false });
        parts.exit(EXIT_FULLY_LOCKED);
        return ok(undefined);
      }
      await alone(async () => {
        await signer?.lock();
        signer = null;
        failure = null;
        remember({ profileId: wanted.id, stayLocked: false });
        profiles = listProfiles(dataFolder);
        chosen = wanted;
      });
      await house.wake();
      return ok(undefined);
    },
    enter: (keys) =>
      alone(async () => {
        if (ending) return err(ENDING);
        const entered = await unlock(keys, null);
        if (!entered.ok) {
          if (opened === null) failure = entered.error;
        } else {
          const now = open();
          if (now !== null) brighten(now.house);
        }
        publish();
        return entered;
      }),
    moveIn: (making, keys) =>
      alone(async () => {
        if (ending || opened !== null) {
          await making.signer.lock();
          return err(ENDING);
        }
        const entered = await unlock(keys, making);
        const made = open();
        if (!entered.ok || made === null) {
          opened = null;
          await made?.close();
          dropUnfinished(making.directory);
          return entered;
        }
        finishProfile(making.directory);
        await signer?.lock();
        signer = making.signer;
        chosen = making.profile;
        profiles = listProfiles(dataFolder);
        brighten(made.house);
        return ok(undefined);
      }),
    wantSandbox() {
      if (sandbox?.state !== 'running') parts.tell({ type: 'want sandbox' });
    },
    sandbox(next) {
      sandbox = next;
      opened?.sandbox(next.state === 'running' ? next.ready : null);
      publish();
    },
    power(event) {
      if (event === 'suspend' || event === 'lock-screen') void house.lockScreen();
      else {
        idle?.look();
        opened?.house.runner.poke();
      }
    },
    network: (network) =>
      opened === null ? err({ code: 'LOCKED', message: 'Unlock first.' }) : opened.network(network),
    settingsChanged(next) {
      settings = next;
      remember({ theme: next.theme });
      idle?.look();
      publish();
    },
    async keychainChanged() {
      keychain = (await parts.keychain?.state()) ?? 'absent';
      publish();
    },
    lockScreen: () =>
      alone(async () => {
        if (session !== null) await darken();
      }),
    async lockFully() {
      await house.close();
      remember({ stayLocked: true });
      parts.exit(EXIT_FULLY_LOCKED);
    },
    close: () => alone(shut),
  };
  return house;
}

const ENDING: Failure = { code: 'NOT_NOW', message: 'It is being locked. Try again in a moment.' };
