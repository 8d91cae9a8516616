import type { ChainFailure, ChainFailureCode } from '@countinghouse/core';

/**
 * A failure with what the pool needs to know: would another endpoint do better (`endpoint`), or
 * did this one consider the request and refuse it (`request`)?
 */
export interface EndpointFailure extends ChainFailure {
  readonly scope: 'endpoint' | 'request';
  /** What a contract reverted with, where the node says; stays inside. */
  readonly revertData?: `0x${string}`;
}

export function endpointFailure(
  code: ChainFailureCode,
  message: string,
  retryAfterMs?: number,
): EndpointFailure {
  return {
    code,
    message,
    scope: 'endpoint',
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

export function requestFailure(code: ChainFailureCode, message: string): EndpointFailure {
  return { code, message, scope: 'request' };
}

/** Without the pool's own note. */
export function plainFailure(failure: EndpointFailure): ChainFailure {
  return {
    code: failure.code,
    message: failure.message,
    ...(failure.retryAfterMs === undefined ? {} : { retryAfterMs: failure.retryAfterMs }),
  };
}

/**
 * Text from a node, fit to be shown: one line, short, and without addresses of endpoints, because
 * these often carry an API key in their path.
 */
export function cleanText(text: string): string {
  const clean = text
    .replace(/\b(?:https?|wss?):\/\/\S+/gi, '[endpoint]')
    .replace(/[^\x20-\x7e]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return clean.length > 200 ? `${clean.slice(0, 197)}...` : clean;
}
