import type { ClockPort, Engine, Projector, RandomPort, Runner } from '@countinghouse/core';
import type { Keychain, Ledger } from '@countinghouse/storage';
import type { LocalSigner } from '@countinghouse/wallet';
import type { Profile } from '../contract/house.ts';
import type { Network } from '../contract/network.ts';
import type { SandboxReady } from '../host/protocol.ts';
import type { Live } from './house/live.ts';
import type { Outside } from './world.ts';

/**
 * A profile that is open: what every procedure behind the lock works with. Made when the ledger
 * opens, gone when it closes; nobody keeps one across an await that may outlive it.
 */
export interface OpenHouse {
  readonly profile: Profile;
  readonly ledger: Ledger;
  readonly engine: Engine;
  readonly runner: Runner;
  readonly outside: Outside;
  readonly signer: LocalSigner;
  readonly network: Network;
  /** The running sandbox of a sandbox profile; null for a live one. */
  readonly sandbox: SandboxReady | null;
  readonly keychain: Keychain | null;
  readonly clock: ClockPort;
  readonly random: RandomPort;
  readonly projector: Projector;
  /** How often what an action struggles with, or what servers disagree about, has changed. */
  readonly troubles: Pick<Live<number>, 'watch'>;
  /** Called after each append to the ledger; answers how to stop listening. */
  onAppend(listener: (seq: number) => void): () => void;
}
