import type { Result } from '@countinghouse/core';
import type { WalletFailure } from '../../secrets/failure.ts';
import { type Door, openDoor } from '../door/listener.ts';
import type { DoorAddress, DoorTask } from '../protocol/tasks.ts';
import { failed, type SignerState } from './context.ts';
import { runDoorTask } from './door-tasks.ts';

/** More than one window never asks at once. */
const MOST_DOORS = 8;

/** The doors that are open, each for one task and one visit. */
export interface Doors {
  open(
    task: DoorTask,
    directory: string,
  ): Promise<Result<{ readonly door: number; readonly address: DoorAddress }, WalletFailure>>;
  close(door: number): void;
}

/**
 * @param report tells the backend what came of a visit, without what was said at it.
 * @param alone runs a task when no other is running.
 */
export function createDoors(
  state: SignerState,
  report: (door: number, outcome: Result<unknown, WalletFailure>) => void,
  alone: <T>(work: () => Promise<T>) => Promise<T>,
): Doors {
  const opened = new Map<number, Door>();
  let last = 0;

  async function visited(id: number, task: DoorTask, secrets: readonly Uint8Array[]) {
    opened.delete(id);
    const outcome = await alone(() => attempt(state, task, secrets));
    if (!outcome.ok) {
      report(id, outcome);
      return outcome;
    }
    report(id, { ok: true, value: outcome.value.toBackend });
    return { ok: true as const, value: outcome.value.toPerson };
  }

  return {
    async open(task, directory) {
      if (opened.size >= MOST_DOORS) return failed('TOO_BUSY', 'Too many doors are open.');
      last += 1;
      const id = last;
      const door = await openDoor(
        directory,
        state.parts.random,
        (secrets) => visited(id, task, secrets),
        () => {
          opened.delete(id);
          report(id, failed('DOOR_CLOSED', 'Nobody came in time. Start again.'));
        },
      );
      if (!door.ok) return door;
      opened.set(id, door.value);
      return { ok: true, value: { door: id, address: door.value.address } };
    },
    close(id) {
      const door = opened.get(id);
      if (!door) return;
      opened.delete(id);
      door.close();
      report(id, failed('DOOR_CLOSED', 'It was called off.'));
    },
  };
}

/** A composed part may be broken; the person must still get an answer, and no detail may leak. */
async function attempt(state: SignerState, task: DoorTask, secrets: readonly Uint8Array[]) {
  try {
    return await runDoorTask(state, task, secrets);
  } catch {
    return failed('SIGNER_UNAVAILABLE', 'The signer failed inside. Lock, unlock and try again.');
  }
}
