import type { ClockPort, Instant } from '../ports/clock.ts';
import type { LedgerPort } from '../ports/ledger.ts';
import type { Engine } from './engine.ts';

/** Calls back once, at or after a moment. The host's only timer. */
export interface TimerPort {
  /** Returns how to call it off. */
  at(moment: Instant, callback: () => void): () => void;
}

export interface RunnerOptions {
  readonly engine: Engine;
  readonly ledger: LedgerPort;
  readonly clock: ClockPort;
  readonly timer: TimerPort;
  /** An action threw: a bug, or a ledger that has gone. The others go on. */
  readonly onError: (error: unknown) => void;
}

/** Keeps actions moving: one timer for all of them, however many wait. */
export interface Runner {
  /** Looks at everything that is due: at the start, on waking, when the network is back. */
  poke(): void;
  /** Resolves when nothing is being worked on any more; nothing new is begun. */
  stop(): Promise<void>;
}

// Far waits are cut, so that a clock that jumps is noticed within the minute.
const LONGEST_WAIT_MS = 60_000;
const AFTER_ERROR_MS = 5_000;
/** How many actions are worked on side by side: a slow answer holds up one, not all. */
const AT_ONCE = 8;

export function startRunner(options: RunnerOptions): Runner {
  const { engine, ledger, clock, timer } = options;
  let callOff: (() => void) | null = null;
  let stopped = false;
  let again = false;
  let working: Promise<void> | null = null;
  let seenAt = clock.now();

  function poke(): void {
    if (stopped) return;
    if (working !== null) {
      again = true;
      return;
    }
    callOff?.();
    callOff = null;
    working = work().finally(() => {
      working = null;
      if (again) {
        again = false;
        poke();
      }
    });
  }

  async function work(): Promise<void> {
    try {
      await catchUp();
      while (!stopped) {
        const due = await ledger.dueActions(clock.now(), AT_ONCE);
        if (due.length === 0) break;
        await Promise.all(due.map((row) => advance(row.id)));
      }
      const nextAt = stopped ? null : await ledger.nextDueAt();
      if (nextAt !== null) wake(Math.min(nextAt, clock.now() + LONGEST_WAIT_MS));
    } catch (error) {
      options.onError(error);
      wake(clock.now() + AFTER_ERROR_MS);
    }
  }

  /** What waits was told to by a clock that has been set back since: all of it is looked at anew. */
  async function catchUp(): Promise<void> {
    const before = seenAt;
    seenAt = clock.now();
    if (seenAt > before - LONGEST_WAIT_MS) return;
    const waiting = await ledger.dueActions(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    for (let at = 0; at < waiting.length && !stopped; at += AT_ONCE) {
      await Promise.all(waiting.slice(at, at + AT_ONCE).map((row) => advance(row.id)));
    }
  }

  /** One action that fails must not hold up the others. */
  async function advance(actionId: string): Promise<void> {
    try {
      await engine.advance(actionId);
    } catch (error) {
      options.onError(error);
      await ledger.reschedule(actionId, clock.now() + LONGEST_WAIT_MS);
    }
  }

  function wake(moment: Instant): void {
    if (stopped) return;
    callOff?.();
    callOff = timer.at(moment, poke);
  }

  poke();
  return {
    poke,
    async stop() {
      stopped = true;
      callOff?.();
      await working;
    },
  };
}
