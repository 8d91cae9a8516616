import type { HouseState, Phase, Profile } from '../../contract/house.ts';
import type { Failure } from '../../contract/result.ts';
import { profileDirectory } from '../profiles/files.ts';
import { keychainTrusted } from './keychain-tracking.ts';
import { type Live, live } from './live.ts';
import type { Memory } from './memory.ts';
import type { HouseParts } from './parts.ts';
import type { Sessions } from './sessions.ts';
import type { Tracking } from './tracking.ts';

/** How the house stands, as pages and the host are told. */
export interface Standing {
  readonly states: Live<HouseState>;
  phase(): Phase;
  /** Why the chosen profile would not open; null when that is over. */
  blame(failure: Failure | null): void;
  publish(): void;
  /** Asks the keychain how it is. */
  lookAtKeychain(): Promise<void>;
}

export function createStanding(
  parts: HouseParts,
  of: { readonly memory: Memory; readonly tracking: Tracking; readonly sessions: Sessions },
): Standing {
  const { memory, tracking, sessions } = of;
  let failure: Failure | null = null;
  let keychain: HouseState['keychain'] = parts.keychain === null ? 'absent' : 'unknown';
  let told = '';
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
      keychainOpensTracking: profile !== null && mayOpen(profile),
      failure,
      sandbox: profile?.kind === 'sandbox' ? sandbox : 'not needed',
      theme: tracking.settings()?.theme ?? memory.choice().theme,
    };
  }

  function mayOpen(profile: Profile): boolean {
    return keychainTrusted(profileDirectory(parts.dataFolder, profile.id));
  }

  return {
    states,
    phase,
    blame(next) {
      failure = next;
    },
    publish() {
      const next = state();
      states.set(next);
      const { waiting, underWay } = next;
      const now = JSON.stringify([next.phase, waiting, underWay]);
      if (now !== told) parts.tell({ type: 'standing', phase: next.phase, waiting, underWay });
      told = now;
    },
    async lookAtKeychain() {
      keychain = (await parts.keychain?.state()) ?? 'absent';
    },
  };
}
