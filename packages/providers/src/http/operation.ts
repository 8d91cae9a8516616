import type { ProviderFailure, Result } from '@countinghouse/core';
import type { Priority } from './budget.ts';

/**
 * What a repetition would do. `read`: nothing, ever. `repeatable`: the same once more, harmlessly.
 * `once`: possibly a second effect, so it is never repeated here, whatever happens.
 */
export type Effect = 'read' | 'repeatable' | 'once';

/** What a caller may say about one call. */
export interface CallOptions {
  /** Defaults to `person`. */
  readonly priority?: Priority;
  readonly signal?: AbortSignal;
}

/** One call of one operation. */
export interface Operation<T> extends CallOptions {
  /** The name that stands in failures, e.g. `quote`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base URL, with a leading slash, already encoded. */
  readonly path: string;
  /** A list is sent as the same name once for each of its values. */
  readonly query?: Readonly<
    Record<string, string | number | boolean | readonly string[] | undefined>
  >;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly effect: Effect;
  /** For one attempt, from sending to the last byte; also the longest wait for a place. */
  readonly timeoutMs: number;
  /** Turns a parsed body into the value; the error is where and how it differs, without values. */
  parse(json: unknown): Result<T, string>;
  /** What an error answer means; the default reads the status alone. */
  describe?(answer: ErrorAnswer): Described;
}

/** An answer with an error status. Its text is redacted and may be HTML, broken or empty. */
export interface ErrorAnswer {
  readonly status: number;
  readonly text: string;
  /** The text as JSON, where it is some. */
  readonly json: unknown;
}

/** What an error answer means to a person. */
export interface Described extends Pick<ProviderFailure, 'kind' | 'code' | 'message'> {
  /**
   * Whether the service may have acted although it answered with an error. By its status, where a
   * provider does not know better: a server in trouble may have, one that refuses has not.
   */
  readonly inDoubt?: boolean;
}

/** A good answer: the value, and beside it the text it was read from, unchanged. */
export interface Answer<T> {
  readonly value: T;
  readonly received: string;
  readonly status: number;
  readonly requestId?: string;
  readonly correlationId?: string;
}

/** Failures of the way to a service, the same for all of them. */
export type HttpCode =
  | 'BASE_URL'
  | 'BAD_REQUEST'
  | 'NETWORK'
  | 'TIMEOUT'
  | 'ABORTED'
  | 'BUSY'
  | 'SERVER_ERROR'
  | 'RATE_LIMITED'
  | 'UNAUTHORIZED'
  | 'NOT_FOUND'
  | 'REFUSED'
  | 'REDIRECTED'
  | 'NOT_JSON'
  | 'NOT_TEXT'
  | 'TOO_LARGE'
  | 'UNEXPECTED_SHAPE';
