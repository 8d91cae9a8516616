import { err, ok, type Result } from '@countinghouse/core';
import type { LocalSigner, Unlocked } from '@countinghouse/wallet';
import type { HouseState, Phase, Profile } from '../../contract/house.ts';
import type { Network } from '../../contract/network.ts';
import type { Failure } from '../../contract/result.ts';
import type { Settings } from '../../contract/settings.ts';
import type { SandboxState, ToBackend } from '../../host/protocol.ts';
import type { OpenHouse } from '../open-house.ts';
import { sweepUnfinished } from '../profiles/files.ts';
import { createEntering, type Making } from './entering.ts';
import { ENDING, type Inside } from './inside.ts';
import { createLeaving } from './leaving.ts';
import type { Live } from './live.ts';
import { createMemory } from './memory.ts';
import type { HouseParts } from './parts.ts';
import { createSessions, type UnlockedSession } from './sessions.ts';
import { createSigners } from './signers.ts';
import { createStanding } from './standing.ts';
import { createTracking } from './tracking.ts';
import { createTurns } from './turns.ts';

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
  /** A visit at the signer's door has brought keys: of the profile that was chosen when it was opened. */
  enter(keys: Unlocked, profileId: string): Promise<Result<void, Failure>>;
  /** The same for a profile that has just been made. */
  moveIn(making: Making, keys: Unlocked): Promise<Result<void, Failure>>;
  wantSandbox(): void;
  sandbox(state: SandboxState): void;
  power(event: Extract<ToBackend, { readonly type: 'power' }>['event']): void;
  /** Talks to other endpoints from now on. */
  network(network: Network): Result<void, Failure>;
  /** Makes itself known to 1tx with this key from now on; null for none. */
  oneTxKey(key: string | null): Result<void, Failure>;
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
  const turns = createTurns(() => standing.publish());
  const tracking = createTracking(parts, turns.tell);
  const leaving = createLeaving(() => inside);
  const sessions = createSessions({
    time,
    limitMs: () => {
      const minutes = tracking.settings()?.idleMinutes ?? null;
      return minutes === null ? null : minutes * 60_000;
    },
    idle: () => void leaving.idle().catch(parts.report),
  });
  const signers = createSigners(parts, memory, leaving.signerEnded);
  const standing = createStanding(parts, { memory, tracking, sessions });
  const inside: Inside = { parts, memory, turns, tracking, sessions, signers, standing };
  const { enter, moveIn, track } = createEntering(inside, leaving.ending);

  function wantSandbox(): void {
    if (tracking.sandbox()?.state !== 'running') tell({ type: 'want sandbox' });
  }

  async function keychainChanged(): Promise<void> {
    await standing.lookAtKeychain();
    turns.tell();
  }

  async function wake(): Promise<void> {
    const profile = memory.chosen();
    if (profile?.kind === 'sandbox') wantSandbox();
    // A keychain may take its time to say how it is; nothing else waits for that.
    void keychainChanged().catch(parts.report);
    await turns.take(async () => {
      sweepUnfinished(dataFolder, time.clock.now());
      // Another may have been chosen before it came to our turn.
      const now = memory.chosen();
      if (now !== null && !memory.choice().stayLocked) await track(now);
    });
  }

  async function choose(profileId: string): Promise<Result<void, Failure>> {
    const wanted = memory.find(profileId);
    if (wanted === null) return err(NO_PROFILE);
    // How things stand is asked in the turn: a ledger may have been opened before it came to it.
    const stands = await turns.take(async () => {
      if (leaving.ending()) return 'ending';
      if (tracking.current() !== null) return memory.chosen()?.id === profileId ? 'open' : 'other';
      await signers.replace(null);
      standing.blame(null);
      memory.take(wanted);
      memory.remember({ profileId, stayLocked: false });
      return 'chosen';
    });
    if (stands === 'ending') return err(ENDING);
    if (stands === 'other') await leaving.leave({ profileId, stayLocked: false });
    if (stands === 'chosen') await wake();
    return ok(undefined);
  }

  return {
    parts,
    states: standing.states,
    phase: standing.phase,
    profile: memory.chosen,
    unlocked: sessions.current,
    tracking: () => tracking.current()?.house ?? null,
    signer: signers.wanted,
    startSigner: signers.start,
    signerPid: () => signers.current()?.pid() ?? null,
    touch: sessions.touch,
    wake,
    choose,
    enter: (keys, profileId) => turns.take(() => enter(keys, profileId)),
    moveIn: (making, keys) => turns.take(() => moveIn(making, keys)),
    wantSandbox,
    sandbox: tracking.sandboxChanged,
    power(event) {
      if (event === 'suspend' || event === 'lock-screen') return void leaving.lockScreen();
      sessions.look();
      tracking.current()?.house.runner.poke();
      void keychainChanged().catch(parts.report);
    },
    network: (network) => tracking.current()?.network(network) ?? err(ENDING),
    oneTxKey: (key) => tracking.current()?.oneTxKey(key) ?? err(ENDING),
    settingsChanged(next) {
      memory.remember({ theme: next.theme });
      tracking.settingsChanged(next);
      sessions.look();
    },
    keychainChanged,
    lockScreen: leaving.lockScreen,
    lockFully: () => leaving.leave({ stayLocked: true }),
    close: leaving.close,
  };
}

const NO_PROFILE: Failure = { code: 'NO_PROFILE', message: 'There is no such profile here.' };
