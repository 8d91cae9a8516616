import { type ClockPort, err, ok, type Result } from '@countinghouse/core';
import type { Endpoint, EndpointAnswer } from './endpoint.ts';
import { type EndpointFailure, endpointFailure } from './failure.ts';

/** How long an endpoint that failed is asked only after the others. */
const COOL_DOWN_MS = 10_000;

/** What one endpoint said, for comparing. */
export interface Said<T> {
  readonly endpoint: Endpoint;
  readonly answer: Result<T, EndpointFailure>;
}

/** Several endpoints of one chain, asked as one. */
export interface Pool {
  readonly size: number;
  /** Asks one after the other until one answers or considers the request and refuses it. */
  ask<T>(work: (endpoint: Endpoint) => EndpointAnswer<T>): EndpointAnswer<T>;
  /** Asks all at once, in order of preference. */
  all<T>(work: (endpoint: Endpoint) => EndpointAnswer<T>): Promise<readonly Said<T>[]>;
}

export function createPool(endpoints: readonly Endpoint[], clock: ClockPort): Pool {
  const failedAt = new Map<Endpoint, number>();

  function inOrder(): readonly Endpoint[] {
    const now = clock.now();
    const resting = (endpoint: Endpoint) =>
      now - (failedAt.get(endpoint) ?? -Infinity) < COOL_DOWN_MS;
    return [...endpoints.filter((one) => !resting(one)), ...endpoints.filter(resting)];
  }

  async function one<T>(endpoint: Endpoint, work: (endpoint: Endpoint) => EndpointAnswer<T>) {
    const answer = await work(endpoint);
    if (answer.ok || answer.error.scope === 'request') failedAt.delete(endpoint);
    else failedAt.set(endpoint, clock.now());
    return answer;
  }

  return {
    size: endpoints.length,
    async ask(work) {
      const failures: EndpointFailure[] = [];
      for (const endpoint of inOrder()) {
        const answer = await one(endpoint, work);
        if (answer.ok || answer.error.scope === 'request') return answer;
        failures.push(answer.error);
      }
      return err(worst(failures));
    },
    all: (work) =>
      Promise.all(
        inOrder().map(async (endpoint) => ({ endpoint, answer: await one(endpoint, work) })),
      ),
  };
}

/** Of several failures the one a person can do most about: a wrong address before a silent server. */
function worst(failures: readonly EndpointFailure[]): EndpointFailure {
  const found =
    failures.find(({ code }) => code === 'CHAIN_WRONG_ID') ??
    failures.find(({ code }) => code === 'CHAIN_MALFORMED') ??
    failures[0];
  return found ?? endpointFailure('CHAIN_UNAVAILABLE', 'No endpoint is set for this chain.');
}

/** The first good value among answers, else the first considered refusal, else the worst failure. */
export function best<T>(said: readonly Said<T>[]): Result<T, EndpointFailure> {
  const failures: EndpointFailure[] = [];
  for (const { answer } of said) {
    if (answer.ok) return ok(answer.value);
    failures.push(answer.error);
  }
  return err(failures.find(({ scope }) => scope === 'request') ?? worst(failures));
}
