import { err, ok, type Result } from '@countinghouse/core';
import { http } from 'viem';
import type { z } from 'zod';
import { cleanText, type EndpointFailure, endpointFailure } from './failure.ts';
import { classifyNodeError, type NodeError, saysAlreadyKnown } from './node-errors.ts';
import { quantity } from './wire.ts';

export type FetchLike = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

export interface EndpointOptions {
  readonly url: string;
  /** Number of the chain this endpoint must serve. */
  readonly chainId: bigint;
  readonly timeoutMs: number;
  readonly fetch: FetchLike;
}

/** What an endpoint answers; `alreadyKnown` only ever for a broadcast. */
export type EndpointAnswer<T> = Promise<Result<T, EndpointFailure>>;

/** One RPC server. Named by its host only: the rest of the address may hold a key. */
export interface Endpoint {
  readonly name: string;
  call<S extends z.ZodType>(
    method: string,
    params: readonly unknown[],
    shape: S,
  ): EndpointAnswer<z.output<S>>;
  /** Hands over signed bytes. Null: it has them already. */
  send(raw: string): EndpointAnswer<unknown>;
}

const ALREADY_KNOWN = Symbol('already known');

/** Talks to one server, and makes sure it serves the right chain before the first question and after every break. */
export function createEndpoint(options: EndpointOptions): Endpoint {
  const name = hostOf(options.url);
  const transport = http(options.url, {
    fetchFn: options.fetch,
    // A redirect could lead a sandbox profile off loopback.
    fetchOptions: { redirect: 'error' },
    retryCount: 0,
    timeout: options.timeoutMs,
  })({});
  let verified = false;

  async function raw(method: string, params: readonly unknown[]): EndpointAnswer<unknown> {
    try {
      return ok(await inTime(transport.request({ method, params }), options.timeoutMs));
    } catch (error) {
      const node = nodeErrorIn(error);
      if (node === null) {
        verified = false;
        return err(transportFailure(name, error));
      }
      const sending = method === 'eth_sendRawTransaction';
      if (sending && saysAlreadyKnown(node)) return ok(ALREADY_KNOWN);
      return err(classifyNodeError(node, sending));
    }
  }

  async function call<S extends z.ZodType>(
    method: string,
    params: readonly unknown[],
    shape: S,
  ): EndpointAnswer<z.output<S>> {
    const ready = await verify();
    return ready.ok ? parsed(method, await raw(method, params), shape) : ready;
  }

  function parsed<S extends z.ZodType>(
    method: string,
    answer: Result<unknown, EndpointFailure>,
    shape: S,
  ): Result<z.output<S>, EndpointFailure> {
    if (!answer.ok) return answer;
    const result = shape.safeParse(answer.value);
    if (result.success) return ok(result.data);
    const where = result.error.issues[0]?.path.join('.') || 'the whole';
    return err(malformed(name, method, where));
  }

  async function verify(): EndpointAnswer<void> {
    if (verified) return ok(undefined);
    const answer = parsed('eth_chainId', await raw('eth_chainId', []), quantity);
    if (!answer.ok) return answer;
    if (answer.value !== options.chainId) {
      const message = `${name} serves chain ${answer.value}, not ${options.chainId}.`;
      return err(endpointFailure('CHAIN_WRONG_ID', message));
    }
    verified = true;
    return ok(undefined);
  }

  async function send(signed: string): EndpointAnswer<unknown> {
    const ready = await verify();
    if (!ready.ok) return ready;
    const answer = await raw('eth_sendRawTransaction', [signed]);
    return answer.ok && answer.value === ALREADY_KNOWN ? ok(null) : answer;
  }

  return { name, call, send };
}

export function malformed(name: string, method: string, where: string): EndpointFailure {
  const message = `${name} answered ${method} with something that makes no sense (${where}).`;
  return endpointFailure('CHAIN_MALFORMED', message);
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'an unreadable endpoint address';
}

class DeadlineError extends Error {
  override readonly name = 'TimeoutError';
}

/** Our own clock on top of the transport's: a fetch that is handed in may not heed its signal. */
async function inTime<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineError()), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The node's own error object, somewhere down the cause chain; null when no node answered. */
function nodeErrorIn(error: unknown): NodeError | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at.name !== 'RpcRequestError') continue;
    const { code, data, details, status } = at as {
      readonly [field in 'code' | 'data' | 'details' | 'status']?: unknown;
    };
    // A gateway in front of the node speaks here, not the node.
    if (typeof status === 'number' && (status === 429 || status >= 500)) return null;
    const message = typeof details === 'string' ? details : '';
    return { code: typeof code === 'number' ? code : 0, message, data };
  }
  return null;
}

function transportFailure(name: string, error: unknown): EndpointFailure {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at.name === 'TimeoutError') {
      return endpointFailure('CHAIN_UNAVAILABLE', `${name} did not answer in time.`);
    }
    if (at.name === 'ResponseBodyTooLargeError') return malformed(name, 'a call', 'too long');
    const { status, headers } = at as { status?: unknown; headers?: unknown };
    if (typeof status === 'number') {
      const wait = headers instanceof Headers ? retryAfter(headers) : undefined;
      return endpointFailure('CHAIN_UNAVAILABLE', `${name} answered HTTP ${status}.`, wait);
    }
  }
  const why = error instanceof Error ? cleanText(error.name) : 'unknown error';
  return endpointFailure('CHAIN_UNAVAILABLE', `${name} cannot be reached (${why}).`);
}

/** Only the form in seconds: nodes send no other, and a date would need a second clock. */
function retryAfter(headers: Headers): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3600) * 1000 : undefined;
}
