import { EXIT_FULLY_LOCKED } from '../../host/protocol.ts';
import type { Choice } from '../profiles/choice.ts';
import type { Time } from '../system.ts';
import type { Inside } from './inside.ts';

/** The ways out, each a turn of its own. */
export interface Leaving {
  /** Whether the house is on its way out. */
  ending(): boolean;
  /** Also where nothing is open yet: what is on its way in at that moment opens nothing afterwards. */
  lockScreen(): Promise<void>;
  /** The signer has ended by itself: then nothing can be signed any more, and the page must not stay. */
  signerEnded(): void;
  /** Nobody has done anything for so long that a lock is due. */
  idle(): Promise<void>;
  /** Ends the process, and with it every key; what the next one is to know is remembered. */
  leave(next: Partial<Choice>): Promise<void>;
  /** Ends with the ledger closed; says nothing to the host. */
  close(): Promise<void>;
}

/** A server that says nothing holds no key in memory: a ledger survives the end of its process. */
const CLOSING_MS = 5_000;

function atMost(milliseconds: number, time: Time, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const callOff = time.timer.at(time.clock.now() + milliseconds, resolve);
    void work.then(() => {
      callOff();
      resolve();
    });
  });
}

export function createLeaving(inside: () => Inside): Leaving {
  let ending = false;

  /** `ended`: only if the signer has indeed no session any more, now that it is our turn. */
  async function lockScreen(ended: boolean): Promise<void> {
    const { parts, turns, sessions, signers } = inside();
    const locked = await turns.take(async () => {
      const signer = signers.current();
      if (ended && signer?.session() !== null) return false;
      const was = sessions.end();
      if (ended) return was;
      // Somebody may be at a door already: no signer goes on, so that nothing opens after the lock.
      await signers.lock();
      return true;
    });
    if (locked) parts.tell({ type: 'reload pages' });
  }

  function close(): Promise<void> {
    const { turns, sessions, signers, standing, tracking } = inside();
    ending = true;
    return turns.take(async () => {
      sessions.end();
      await signers.lock();
      const closed = tracking.close();
      // What is under way may take its time to end; that it is locked is told before.
      standing.publish();
      await closed;
    });
  }

  /** Closes what can be closed in a moment, and ends the process whatever came of that. */
  async function leave(next: Partial<Choice>): Promise<void> {
    const { parts, memory } = inside();
    await atMost(CLOSING_MS, parts.time, close().catch(parts.report));
    memory.remember(next);
    parts.tell({ type: 'reload pages' });
    parts.exit(EXIT_FULLY_LOCKED);
  }

  return {
    ending: () => ending,
    lockScreen: () => lockScreen(false),
    signerEnded() {
      if (inside().sessions.current() !== null) void lockScreen(true);
    },
    // With anything open the idle lock is the screen lock, so that tracking goes on.
    async idle() {
      const { tracking } = inside();
      const full = tracking.settings()?.idleLock === 'full' && (await tracking.nothingOpen());
      await (full ? leave({ stayLocked: true }) : lockScreen(false));
    },
    leave,
    close,
  };
}
