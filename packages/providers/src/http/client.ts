import {
  err,
  ok,
  type ProviderFailure,
  type ProviderResult,
  type Result,
} from '@countinghouse/core';
import { attempt } from './attempt.ts';
import { admitBaseUrl, type Profile } from './base-url.ts';
import { type BudgetLimits, createBudget, DEFAULT_LIMITS, type Release } from './budget.ts';
import type { AttemptContext } from './exchange.ts';
import type { Answer, HttpCode, Operation } from './operation.ts';
import { DEFAULT_RETRY, type RetryPolicy, retryDelay } from './retry.ts';
import { type HttpWorld, pause } from './world.ts';

export interface HttpClientOptions {
  /** The name in failures, e.g. `oneclick`. */
  readonly provider: string;
  /** The name in sentences, e.g. `1Click`. */
  readonly label: string;
  readonly baseUrl: string;
  readonly profile: Profile;
  readonly world: HttpWorld;
  /** Sent with every call. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Never to stand in an error, e.g. the token inside `headers`. */
  readonly secrets?: readonly string[];
  readonly limits?: BudgetLimits;
  readonly retry?: RetryPolicy;
  /** Bytes of a good answer. */
  readonly answerLimit?: number;
}

/** Calls one provider. Owns that provider's budget, so there is one client per provider. */
export interface HttpClient {
  /** Resolves to the answer or a typed failure; rejects only for a bug of our own. */
  call<T>(operation: Operation<T>): ProviderResult<Answer<T>>;
}

const TOO_LONG = { ok: false, error: 'TOO_LONG' } as const;
const ANSWER_LIMIT = 8 * 1024 * 1024;

/** Makes the client, or says why its address is not admitted. */
export function createHttpClient(options: HttpClientOptions): Result<HttpClient, ProviderFailure> {
  const { provider, label, world } = options;
  const base = admitBaseUrl(options.baseUrl, options.profile);
  if (!base.ok)
    return err({
      kind: 'invalid',
      code: 'BASE_URL' satisfies HttpCode,
      message: base.error,
      provider,
      operation: 'connect',
      mayHaveHappened: false,
    });
  const origin = base.value;
  const retry = options.retry ?? DEFAULT_RETRY;
  const budget = createBudget(options.limits ?? DEFAULT_LIMITS, world.clock);
  const context: AttemptContext = {
    label,
    world,
    secrets: options.secrets ?? [],
    answerLimit: options.answerLimit ?? ANSWER_LIMIT,
  };

  async function enter(operation: Operation<unknown>): Promise<Result<Release, ProviderFailure>> {
    const { priority = 'person', timeoutMs, signal } = operation;
    // Nobody waits for a silence known to outlast their patience.
    const entered =
      budget.silence() > timeoutMs ? TOO_LONG : await budget.enter(priority, timeoutMs, signal);
    if (entered.ok) return entered;
    const mine = { provider, operation: operation.name, mayHaveHappened: false };
    if (entered.error === 'ABORTED')
      return err({
        ...mine,
        kind: 'unavailable',
        code: 'ABORTED' satisfies HttpCode,
        message: `The call to ${label} was cancelled.`,
      });
    return err({
      ...mine,
      kind: 'rate-limited',
      code: 'BUSY' satisfies HttpCode,
      message: `Too much is being asked of ${label} at the moment. Try again shortly.`,
      retryAfterMs: budget.silence(),
    });
  }

  return ok({
    async call(operation) {
      const url = `${origin}${operation.path}${queryText(operation.query)}`;
      const init = requestInit(options, operation);
      const priority = operation.priority ?? 'person';
      let mayHaveHappened = false;
      for (let round = 1; ; round++) {
        let release = budget.tryEnter(priority);
        if (release === undefined) {
          const entered = await enter(operation);
          if (!entered.ok) return err({ ...entered.error, mayHaveHappened });
          release = entered.value;
        }
        const outcome = await attempt(context, operation, url, init).finally(release);
        if (outcome.ok) return ok(outcome.answer);

        const { failure, passing, inDoubt } = outcome;
        mayHaveHappened ||= inDoubt && operation.effect !== 'read';
        if (failure.kind === 'rate-limited') {
          budget.hush(Math.min(failure.retryAfterMs ?? 0, LONGEST_HUSH_MS));
        }
        const delay =
          passing && operation.effect !== 'once'
            ? retryDelay(retry, round, failure.retryAfterMs, world.random)
            : undefined;
        const paused =
          delay === undefined ? undefined : await pause(world.clock, delay, operation.signal);
        if (!paused?.ok)
          return err({ ...failure, provider, operation: operation.name, mayHaveHappened });
      }
    },
  });
}

/** A header must not silence a provider for the rest of the day. */
const LONGEST_HUSH_MS = 5 * 60_000;

function queryText(query: Operation<unknown>['query']): string {
  if (query === undefined) return '';
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) pairs.append(name, String(one));
  }
  const text = pairs.toString();
  return text === '' ? '' : `?${text}`;
}

function requestInit(options: HttpClientOptions, operation: Operation<unknown>): RequestInit {
  const headers: Record<string, string> = {
    accept: 'application/json',
    ...options.headers,
    ...operation.headers,
  };
  if (operation.body === undefined)
    return { method: operation.method, headers, redirect: 'manual' };
  headers['content-type'] = 'application/json';
  return {
    method: operation.method,
    headers,
    body: JSON.stringify(operation.body),
    redirect: 'manual',
  };
}
