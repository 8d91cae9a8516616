import type { ProviderFailure } from '@countinghouse/core';
import { readIds } from './answer-ids.ts';
import { describeStatus } from './describe.ts';
import { readNetworkError } from './network-error.ts';
import type { Answer, Described, HttpCode, Operation } from './operation.ts';
import { discard, readBody } from './read-body.ts';
import { redact } from './redact.ts';
import { parseRetryAfter } from './retry-after.ts';
import type { HttpWorld } from './world.ts';

/** What every attempt of a client shares. */
export interface AttemptContext {
  readonly label: string;
  readonly world: HttpWorld;
  readonly secrets: readonly string[];
  readonly answerLimit: number;
}

/** Everything of a failure but what the client adds: provider, operation, the doubt. */
type Trouble = Omit<ProviderFailure, 'provider' | 'operation' | 'mayHaveHappened'>;

export type Outcome<T> =
  | { readonly ok: true; readonly answer: Answer<T> }
  | {
      readonly ok: false;
      readonly failure: Trouble;
      /** Whether the same call may fare better in a moment. */
      readonly passing: boolean;
      /** Whether the service may have acted all the same. */
      readonly inDoubt: boolean;
    };

/** Error pages are read only as far as a reason may stand in them. */
const ERROR_LIMIT = 64 * 1024;
const MOST_REDIRECTS = 3;
/** No address at all, and of no origin. */
const NOWHERE = 'nowhere:';

/** Performs a call once. Never throws; every way to fail is an outcome. */
export async function attempt<T>(
  context: AttemptContext,
  operation: Operation<T>,
  url: string,
  init: RequestInit,
): Promise<Outcome<T>> {
  const { world, label } = context;
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
    if (response === undefined)
      return failed(
        'refused',
        'REDIRECTED',
        `${label} sent the call on to another address. It was not followed; check the service address in the settings.`,
        { inDoubt: true },
      );
    return response.ok
      ? await readAnswer(context, operation, response)
      : await readError(context, operation, response);
  } catch (thrown) {
    if (operation.signal?.aborted) return cancelled(label, true);
    if (timedOut)
      return failed(
        'unavailable',
        'TIMEOUT',
        `${label} did not answer within ${operation.timeoutMs / 1000} seconds.`,
        { inDoubt: true, passing: true },
      );
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

async function readAnswer<T>(
  context: AttemptContext,
  operation: Operation<T>,
  response: Response,
): Promise<Outcome<T>> {
  const { label } = context;
  const body = await readBody(response, context.answerLimit);
  const status = response.status;
  if (!body.ok) {
    const problem = body.error === 'TOO_LARGE' ? 'is larger than any real one' : 'is not text';
    return failed('malformed', body.error, `The answer of ${label} ${problem}.`, {
      inDoubt: true,
      extra: { status, ...readIds(response.headers, undefined) },
    });
  }
  const json = parseJson(body.value);
  const ids = readIds(response.headers, json);
  if (json === undefined)
    return failed(
      'malformed',
      'NOT_JSON',
      `The answer of ${label} is not JSON. Something between here and the service may have answered in its place.`,
      { inDoubt: true, extra: { status, ...ids } },
    );
  const parsed = operation.parse(json);
  if (!parsed.ok)
    return failed(
      'malformed',
      'UNEXPECTED_SHAPE',
      `The answer of ${label} to ${operation.name} is not of the expected form: ${parsed.error}.`,
      { inDoubt: true, extra: { status, ...ids } },
    );
  return { ok: true, answer: { value: parsed.value, received: body.value, status, ...ids } };
}

async function readError<T>(
  context: AttemptContext,
  operation: Operation<T>,
  response: Response,
): Promise<Outcome<T>> {
  const { status } = response;
  // The status already says that it failed; a body that breaks off takes nothing away from that.
  const body = await readBody(response, ERROR_LIMIT).catch(() => undefined);
  const text = redact(body?.ok ? body.value : '', context.secrets);
  const json = parseJson(text);
  const answer = { status, text, json };
  const described: Described =
    operation.describe?.(answer) ?? describeStatus(context.label, answer);
  const retryAfterMs = parseRetryAfter(
    response.headers.get('retry-after'),
    context.world.clock.now(),
  );
  const server = status >= 500 || status === 408 || status === 425;
  return {
    ok: false,
    failure: {
      ...described,
      status,
      ...readIds(response.headers, json),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    },
    passing: server || status === 429,
    // A gateway that gives up says nothing about the service behind it.
    inDoubt: server,
  };
}

function failed(
  kind: Trouble['kind'],
  code: HttpCode,
  message: string,
  more: { inDoubt: boolean; passing?: boolean; extra?: Partial<Trouble> },
): Outcome<never> {
  return {
    ok: false,
    failure: { kind, code, message, ...more.extra },
    passing: more.passing ?? false,
    inDoubt: more.inDoubt,
  };
}

function cancelled(label: string, inDoubt: boolean): Outcome<never> {
  return failed('unavailable', 'ABORTED', `The call to ${label} was cancelled.`, { inDoubt });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
