import type { LocalSigner } from '@countinghouse/wallet';
import type { Profile } from '../../contract/house.ts';
import { profileDirectory } from '../profiles/files.ts';
import type { Memory } from './memory.ts';
import type { HouseParts } from './parts.ts';

/** The signer of the chosen profile; at most one. */
export interface Signers {
  /** Null until it is first wanted. */
  current(): LocalSigner | null;
  /** The same, started where there is none yet. */
  wanted(): LocalSigner;
  /** A signer for any profile, such as one that is only now being made. */
  start(profile: Profile): LocalSigner;
  /** Ends every signer there is, also of a profile that is only now being made. */
  lock(): Promise<void>;
  /** Takes another in the place of the current one, which is locked; null for none yet. */
  replace(next: LocalSigner | null): Promise<void>;
}

/** @param ended the current signer has no session any more, whoever ended it */
export function createSigners(parts: HouseParts, memory: Memory, ended: () => void): Signers {
  let current: LocalSigner | null = null;
  const started = new Set<LocalSigner>();

  function start(profile: Profile): LocalSigner {
    const directory = profileDirectory(parts.dataFolder, profile.id);
    const own: LocalSigner = parts.startSigner({ profile: profile.kind, directory }, () => {
      if (own === current) ended();
      else started.delete(own);
    });
    started.add(own);
    return own;
  }

  return {
    current: () => current,
    wanted() {
      const profile = memory.chosen();
      if (profile === null) throw new TypeError('there is no signer before a profile is chosen');
      current ??= start(profile);
      return current;
    },
    start,
    async lock() {
      await Promise.all([...started].map((signer) => signer.lock()));
    },
    async replace(next) {
      await current?.lock();
      if (current !== null) started.delete(current);
      current = next;
    },
  };
}
