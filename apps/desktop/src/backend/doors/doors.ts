import type { DoorEnd, DoorWish } from '../../contract/doors.ts';
import type { Answer } from '../../contract/result.ts';
import { refuse } from '../failures.ts';
import type { House } from '../house/house.ts';
import { notAdmitted } from './admitted.ts';
import { type OpenTask, openTask } from './tasks.ts';

/** The doors that pages have asked for. A page knows a door by a number that opens nothing. */
export interface Doors {
  /** Repeating a command id gives the same door; a door changes nothing until it is visited. */
  open(commandId: string, wish: DoorWish): Promise<Answer<{ door: string }>>;
  /** Waits for the visit. */
  outcome(door: string): Promise<Answer<DoorEnd>>;
  close(door: string): Answer<null>;
}

interface Known {
  readonly task: OpenTask;
  readonly end: Promise<Answer<DoorEnd>>;
  settled: boolean;
}

/** Outcomes of so many visits are remembered for whoever asks late. */
const MOST_KNOWN = 64;

export function createDoors(house: House): Doors {
  const known = new Map<string, Known>();
  const commands = new Map<
    string,
    { readonly wish: string; answer: Promise<Answer<{ door: string }>> }
  >();
  const { tell, random } = house.parts;

  async function open(wish: DoorWish): Promise<Answer<{ door: string }>> {
    const refused = notAdmitted(wish.kind, house.phase());
    if (refused !== null) return { ok: false, error: refused };
    const task = await openTask(house, wish);
    if (!task.ok) return task;
    const door = Buffer.from(random.bytes(16)).toString('hex');
    const entry: Known = { task: task.value, end: settle(door, task.value), settled: false };
    known.set(door, entry);
    void entry.end.then(() => {
      entry.settled = true;
      forgetOld(known, (one) => one.settled);
    });
    tell({ type: 'door', door, address: task.value.address });
    return { ok: true, value: { door } };
  }

  async function settle(door: string, task: OpenTask): Promise<Answer<DoorEnd>> {
    try {
      return await task.end;
    } catch (error) {
      house.parts.report(error);
      return refuse('BUG', 'Something went wrong inside. Lock, unlock and try again.');
    } finally {
      tell({ type: 'door', door, address: null });
    }
  }

  return {
    open(commandId, wish) {
      const before = commands.get(commandId);
      const text = JSON.stringify(wish);
      if (before !== undefined) {
        if (before.wish === text) return before.answer;
        const message = 'commandId: this id was used for something else. Start again.';
        return Promise.resolve(refuse('BAD_INPUT', message));
      }
      const answer = open(wish);
      commands.set(commandId, { wish: text, answer });
      // What was refused did nothing, and may be wished again under the same id.
      void answer.then((given) => {
        if (!given.ok) commands.delete(commandId);
      });
      forgetOld(commands, () => true);
      return answer;
    },
    async outcome(door) {
      const entry = known.get(door);
      return entry === undefined ? NO_SUCH_DOOR : entry.end;
    },
    close(door) {
      const entry = known.get(door);
      if (entry === undefined) return NO_SUCH_DOOR;
      if (!entry.settled) entry.task.close();
      return { ok: true, value: null };
    },
  };
}

const NO_SUCH_DOOR = refuse('DOOR_CLOSED', 'There is no such door any more. Start again.');

/** Keeps a map small: the oldest that may go, goes. */
function forgetOld<T>(map: Map<string, T>, mayGo: (value: T) => boolean): void {
  for (const [key, value] of map) {
    if (map.size <= MOST_KNOWN) return;
    if (mayGo(value)) map.delete(key);
  }
}
