import { ok, type Result } from '@countinghouse/core';
import { readNetworkError } from './network-error.ts';
import type { Operation } from './operation.ts';
import { type Failed, failed } from './outcome.ts';
import { type BodyProblem, discard, readBody } from './read-body.ts';
import type { HttpWorld } from './world.ts';

/** What every attempt of a client shares. */
export interface AttemptContext {
  readonly label: string;
  readonly world: HttpWorld;
  readonly secrets: readonly string[];
  readonly answerLimit: number;
}

/** An answer with its body read. */
export interface Reply {
  readonly good: boolean;
  readonly status: number;
  readonly headers: Headers;
  readonly body: Result<string, BodyProblem>;
}

/** Error pages are read only as far as a reason may stand in them. */
const ERROR_LIMIT = 64 * 1024;
const MOST_REDIRECTS = 3;
/** No address at all, and of no origin. */
const NOWHERE = 'nowhere:';

/**
 * Sends a call once and reads the answer, both within the time it has. Whatever the network throws
 * is a failure; nothing else runs in here, so no bug can be taken for the network.
 */
export async function exchange(
  context: AttemptContext,
  operation: Operation<unknown>,
  url: string,
  init: RequestInit,
): Promise<{ readonly ok: true; readonly reply: Reply } | Failed> {
  const { world, label, answerLimit } = context;
  if (operation.signal?.aborted) return cancelled(label, false);
  const abort = new AbortController();
  let timedOut = false;
  const stop = () => abort.abort();
  const cancelTimer = world.clock.after(operation.timeoutMs, () => {
    timedOut = true;
    stop();
  });
  operation.signal?.addEventListener('abort', stop, { once: true });
  try {
    const response = await follow(world, operation, url, { ...init, signal: abort.signal });
    if (response === undefined) return redirected(label);
    const { ok: good, status, headers } = response;
    const body = good
      ? await readBody(response, answerLimit)
      : // The status already says that it failed; a body that breaks off takes nothing from that.
        await readBody(response, ERROR_LIMIT).catch(() => ok(''));
    return { ok: true, reply: { good, status, headers, body } };
  } catch (thrown) {
    if (operation.signal?.aborted) return cancelled(label, true);
    if (timedOut) return late(label, operation.timeoutMs);
    const { neverSent, words } = readNetworkError(thrown);
    return failed('unavailable', 'NETWORK', `${label} cannot be reached: ${words}.`, {
      inDoubt: !neverSent,
      passing: true,
    });
  } finally {
    cancelTimer();
    operation.signal?.removeEventListener('abort', stop);
  }
}

/** Follows redirects of reads within one origin; `undefined` for any other. */
async function follow(
  world: HttpWorld,
  operation: Operation<unknown>,
  url: string,
  init: RequestInit,
): Promise<Response | undefined> {
  let at = url;
  for (let hops = 0; ; hops++) {
    const response = await world.fetch(at, init);
    if (response.status < 300 || response.status > 399) return response;
    const location = response.headers.get('location') ?? NOWHERE;
    discard(response);
    if (operation.method !== 'GET' || hops === MOST_REDIRECTS || !URL.canParse(location, at))
      return undefined;
    const next = new URL(location, at);
    if (next.origin !== new URL(at).origin) return undefined;
    at = next.href;
  }
}

function redirected(label: string): Failed {
  const message = `${label} sent the call on to another address. It was not followed; check the service address in the settings.`;
  return failed('refused', 'REDIRECTED', message, { inDoubt: true });
}

function late(label: string, timeoutMs: number): Failed {
  const message = `${label} did not answer within ${timeoutMs / 1000} seconds.`;
  return failed('unavailable', 'TIMEOUT', message, { inDoubt: true, passing: true });
}

function cancelled(label: string, inDoubt: boolean): Failed {
  return failed('unavailable', 'ABORTED', `The call to ${label} was cancelled.`, { inDoubt });
}
