import { err, ok, type Result } from '@countinghouse/core';
import type { LocalSigner, Unlocked } from '@countinghouse/wallet';
import type { Profile } from '../../contract/house.ts';
import type { Network } from '../../contract/network.ts';
import type { Failure } from '../../contract/result.ts';
import { ofPart } from '../failures.ts';
import { finishProfile, profileDirectory } from '../profiles/files.ts';
import { onDisk } from '../profiles/on-disk.ts';
import { ANOTHER, ENDING, type Inside, LOCKED_MEANWHILE } from './inside.ts';
import { keysFromKeychain, wipeTracking } from './keychain-tracking.ts';

/** A profile that is only now being made. */
export interface Making {
  readonly profile: Profile;
  readonly directory: string;
  readonly signer: LocalSigner;
  readonly network: Network | null;
}

/** The ways in: with the keys a person has brought, or for tracking alone. Each is part of a turn. */
export interface Entering {
  /** `profileId`: whose keys they are. Where another is chosen by now, they open nothing. */
  enter(keys: Unlocked, profileId: string): Promise<Result<void, Failure>>;
  moveIn(making: Making, keys: Unlocked): Promise<Result<void, Failure>>;
  /** Opens tracking, where the keychain may do that and does. */
  track(profile: Profile): Promise<void>;
}

/** @param ending whether the house is on its way out, and takes nobody in any more */
export function createEntering(inside: Inside, ending: () => boolean): Entering {
  const { parts, memory, tracking, sessions, signers, standing } = inside;
  const directory = (profile: Profile): string => profileDirectory(parts.dataFolder, profile.id);

  /** Why keys open nothing, although they are right; null where they may open. */
  function late(keys: Unlocked, signer: LocalSigner): Failure | null {
    if (ending()) return ENDING;
    // The session that they came with is over, so there was a lock: nothing opens after that.
    return signer.session() === keys.session ? null : LOCKED_MEANWHILE;
  }

  /** From keys to an open house. Whatever goes wrong, no key stays behind in the signer. */
  async function unlock(keys: Unlocked, making: Making | null): Promise<Result<void, Failure>> {
    const hands = making?.signer ?? signers.wanted();
    const profile = making?.profile ?? memory.chosen();
    const tooLate = profile === null ? ENDING : late(keys, hands);
    if (profile === null || tooLate !== null) {
      await hands.lock();
      return err(tooLate ?? ENDING);
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

  /** That keys came too late says nothing against the ledger. */
  const isLate = (failure: Failure) => failure === ENDING || failure === LOCKED_MEANWHILE;

  function begin(): void {
    const open = tracking.current();
    const profile = memory.chosen();
    if (open === null || profile === null) throw new TypeError('nothing is open');
    standing.blame(null);
    sessions.begin(open.house);
    const theme = tracking.settings()?.theme ?? memory.choice().theme;
    memory.remember({ profileId: profile.id, stayLocked: false, theme });
    open.house.runner.poke();
  }

  return {
    async enter(keys, profileId) {
      if (memory.chosen()?.id !== profileId) {
        wipeTracking(keys);
        return err(ANOTHER);
      }
      const entered = await unlock(keys, null);
      wipeTracking(keys);
      if (entered.ok) begin();
      else if (tracking.current() === null && !isLate(entered.error)) standing.blame(entered.error);
      return entered;
    },
    async moveIn(making, keys) {
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
      await signers.replace(making.signer);
      memory.take(making.profile);
      begin();
      return entered;
    },
    async track(profile) {
      if (ending()) return;
      const keys = await keysFromKeychain(parts, directory(profile));
      if (keys === null) return;
      const options = { directory: directory(profile), profile, keys, fresh: null };
      const open = await tracking.open({ ...options, signer: signers.wanted() });
      if (!open.ok) standing.blame(open.error);
      wipeTracking(keys);
    },
  };
}
