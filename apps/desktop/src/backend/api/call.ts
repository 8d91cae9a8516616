import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../contract/index.ts';
import type { Doors } from '../doors/doors.ts';
import type { House } from '../house/house.ts';
import type { UnlockedSession } from '../house/sessions.ts';

/** What the host is, for whoever asks what is running here. */
export interface HostFacts {
  readonly version: string;
  readonly host: 'electron' | 'browser';
  readonly hostPid: number;
  readonly startedAt: number;
}

/** What every call can reach. */
export interface Rooms {
  readonly house: House;
  readonly doors: Doors;
  readonly facts: HostFacts;
}

/** What a call passes through the gate with: the session it belongs to, null behind a lock. */
export interface CallContext {
  readonly session: UnlockedSession | null;
  /** Given when the page has gone, and for a call behind the lock also when the session ends. */
  readonly over: AbortSignal;
}

type Inputs = InferContractRouterInputs<Contract>;
type Outputs = InferContractRouterOutputs<Contract>;

type RoomProcedure<Input, Output> = [Output] extends [
  AsyncIteratorObject<infer Yielded, unknown, void>,
]
  ? (rooms: Rooms, input: Input, over: AbortSignal) => AsyncGenerator<Yielded>
  : (rooms: Rooms, input: Input) => Promise<Output>;

/** Procedures of a group that concerns the house as a whole, and so may work behind any lock. */
export type RoomProcedures<Group extends keyof Contract> = {
  readonly [Name in keyof Contract[Group] &
    keyof Inputs[Group] &
    keyof Outputs[Group]]: RoomProcedure<Inputs[Group][Name], Outputs[Group][Name]>;
};
