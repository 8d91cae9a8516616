import { err, ok, type Result } from '@countinghouse/core';
import type { HttpClock } from './world.ts';

/** Who waits for the answer. A person's request always goes before tracking. */
export type Priority = 'person' | 'tracking';

/** What one provider may be asked for. */
export interface BudgetLimits {
  /** Calls under way at once. Tracking leaves one of them free for a person. */
  readonly concurrency: number;
  /** Calls started per second, in the long run. */
  readonly perSecond: number;
  /** Calls that may start at once after a rest. */
  readonly burst: number;
}

export const DEFAULT_LIMITS: BudgetLimits = { concurrency: 16, perSecond: 20, burst: 60 };

/** Gives the place back. Must be called exactly once. */
export type Release = () => void;

export type BudgetProblem = 'ABORTED' | 'TOO_LONG';

export interface Budget {
  /** A place at once, or `undefined` if one has to wait. Costs no promise. */
  tryEnter(priority: Priority): Release | undefined;
  /** A place when there is one; `TOO_LONG` if none came within `longestMs`. */
  enter(
    priority: Priority,
    longestMs: number,
    signal: AbortSignal | undefined,
  ): Promise<Result<Release, BudgetProblem>>;
  /** The service asked for silence: nobody enters for `ms`. */
  hush(ms: number): void;
  /** How long the silence still lasts, in milliseconds. */
  silence(): number;
}

interface Waiting {
  readonly priority: Priority;
  grant(release: Release): void;
}

/** One budget per provider: concurrency, a token bucket, two queues. */
export function createBudget(limits: BudgetLimits, clock: HttpClock): Budget {
  const queues: Record<Priority, Set<Waiting>> = { person: new Set(), tracking: new Set() };
  const places: Record<Priority, number> = {
    person: limits.concurrency,
    tracking: Math.max(1, limits.concurrency - 1),
  };
  let active = 0;
  let tokens = limits.burst;
  let refilledAt = clock.now();
  let silentUntil = 0;
  let wake: (() => void) | undefined;

  function refill(now: number): void {
    // A clock set back must neither freeze the bucket nor take tokens away.
    const elapsed = now - refilledAt;
    refilledAt = now;
    if (elapsed > 0) {
      tokens = Math.min(limits.burst, tokens + (elapsed / 1000) * limits.perSecond);
    }
  }

  function take(priority: Priority): Release | undefined {
    const now = clock.now();
    refill(now);
    if (now < silentUntil || tokens < 1 || active >= places[priority]) return undefined;
    tokens -= 1;
    active += 1;
    let given = true;
    return () => {
      if (!given) return;
      given = false;
      active -= 1;
      serve();
    };
  }

  function serve(): void {
    for (const priority of ['person', 'tracking'] as const) {
      for (const waiting of queues[priority]) {
        const release = take(priority);
        if (release === undefined) {
          schedule();
          return;
        }
        queues[priority].delete(waiting);
        waiting.grant(release);
      }
    }
  }

  /** Wakes when time alone will free a place; a place freed by a release serves by itself. */
  function schedule(): void {
    wake?.();
    wake = undefined;
    const now = clock.now();
    const forSilence = silentUntil - now;
    const forToken =
      tokens < 1 ? Math.max(1, Math.ceil(((1 - tokens) / limits.perSecond) * 1000)) : 0;
    const ms = Math.max(forSilence, forToken);
    if (ms > 0) wake = clock.after(ms, serve);
  }

  return {
    tryEnter(priority) {
      if (queues.person.size > 0) return undefined;
      return priority === 'tracking' && queues.tracking.size > 0 ? undefined : take(priority);
    },
    enter(priority, longestMs, signal) {
      return new Promise((resolve) => {
        if (signal?.aborted) return resolve(err('ABORTED'));
        const leave = (answer: Result<Release, BudgetProblem>) => {
          queues[priority].delete(waiting);
          cancel();
          signal?.removeEventListener('abort', onAbort);
          resolve(answer);
        };
        const onAbort = () => leave(err('ABORTED'));
        const waiting: Waiting = { priority, grant: (release) => leave(ok(release)) };
        const cancel = clock.after(longestMs, () => leave(err('TOO_LONG')));
        signal?.addEventListener('abort', onAbort, { once: true });
        queues[priority].add(waiting);
        serve();
      });
    },
    hush(ms) {
      silentUntil = Math.max(silentUntil, clock.now() + ms);
    },
    silence: () => Math.max(0, silentUntil - clock.now()),
  };
}
