import type {
  ClockPort,
  NewEvent,
  Projector,
  RandomPort,
  StoredEvent,
  TimerPort,
} from '@countinghouse/core';
import type { StepHook } from '../files/atomic-write.ts';
import type { Keychain } from '../keychain/keychain.ts';
import type { MachineId } from '../machine/machine-id.ts';
import type { PlaceId } from '../machine/place-id.ts';

/** What every operation on a profile needs from outside. */
export interface Environment {
  readonly clock: ClockPort;
  readonly random: RandomPort;
  /** How this process names itself to the next opener, e.g. `Countinghouse` or `demo`. */
  readonly program: string;
  /** The OS keychain; leave it out to run without one. */
  readonly keychain?: Keychain;
  /** Defaults to the operating system's own id. */
  readonly machineId?: MachineId;
  /** Defaults to what the file system says of the mark, which is written in place and never replaced. */
  readonly placeId?: PlaceId;
  /** Only tests pass one, to end the process at a step. */
  readonly hook?: StepHook;
}

/** What an open ledger needs besides. */
export interface LedgerEnvironment extends Environment {
  /** Replays a stream into its rows when projections are rebuilt. */
  readonly projector: Projector;
  /**
   * Brings an event of an older version to today's shape as it is read. `bytes`, `hash` and `seq`
   * stay what is stored, whatever it returns; an event it does not know it returns as it is.
   */
  readonly upcast?: (event: StoredEvent) => NewEvent;
  /** Defaults to the system's timers, by this clock. It must not keep a process alive. */
  readonly timer?: TimerPort;
  /** The worker's entry, where a bundler has moved it. */
  readonly workerUrl?: URL;
}
