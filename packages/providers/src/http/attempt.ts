import { readIds } from './answer-ids.ts';
import { describeStatus } from './describe.ts';
import { type AttemptContext, exchange, type Reply } from './exchange.ts';
import type { Operation } from './operation.ts';
import { type Failed, failed, type Outcome } from './outcome.ts';
import { redact } from './redact.ts';
import { parseRetryAfter } from './retry-after.ts';

/** Performs a call once and says how it ended. Throws only for a bug in an operation's own code. */
export async function attempt<T>(
  context: AttemptContext,
  operation: Operation<T>,
  url: string,
  init: RequestInit,
): Promise<Outcome<T>> {
  const sent = await exchange(context, operation, url, init);
  if (!sent.ok) return sent;
  return sent.reply.good
    ? readAnswer(context, operation, sent.reply)
    : readError(context, operation, sent.reply);
}

function readAnswer<T>(
  { label }: AttemptContext,
  operation: Operation<T>,
  { status, headers, body }: Reply,
): Outcome<T> {
  if (!body.ok) {
    const problem = body.error === 'TOO_LARGE' ? 'is larger than any real one' : 'is not text';
    const extra = { status, ...readIds(headers, undefined) };
    const message = `The answer of ${label} ${problem}.`;
    return failed('malformed', body.error, message, { inDoubt: true, extra });
  }
  const received = body.value;
  const json = parseJson(received);
  const ids = readIds(headers, json);
  const more = { inDoubt: true, extra: { status, ...ids } };
  if (json === undefined) {
    const message = `The answer of ${label} is not JSON. Something between here and the service may have answered in its place.`;
    return failed('malformed', 'NOT_JSON', message, more);
  }
  const parsed = operation.parse(json);
  if (!parsed.ok) {
    const message = `The answer of ${label} to ${operation.name} is not of the expected form: ${parsed.error}.`;
    return failed('malformed', 'UNEXPECTED_SHAPE', message, more);
  }
  return { ok: true, answer: { value: parsed.value, received, status, ...ids } };
}

function readError(
  { label, secrets, world }: AttemptContext,
  operation: Operation<unknown>,
  { status, headers, body }: Reply,
): Failed {
  const text = redact(body.ok ? body.value : '', secrets);
  const json = parseJson(text);
  const answer = { status, text, json };
  const server = status >= 500 || status === 408 || status === 425;
  // A gateway that gives up says nothing about the service behind it.
  const { inDoubt = server, ...described } =
    operation.describe?.(answer) ?? describeStatus(label, answer);
  const retryAfterMs = parseRetryAfter(headers.get('retry-after'), world.clock.now());
  return {
    ok: false,
    failure: {
      ...described,
      status,
      ...readIds(headers, json),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    },
    passing: server || status === 429,
    inDoubt,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
