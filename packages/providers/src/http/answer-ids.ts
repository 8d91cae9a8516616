import { quoteText } from './redact.ts';

/** The identifiers by which a service's support finds a call again. */
export interface AnswerIds {
  readonly requestId?: string;
  readonly correlationId?: string;
}

/** Reads them from the headers and, for the correlation id, from the body. */
export function readIds(headers: Headers, json: unknown): AnswerIds {
  const requestId = clean(headers.get('x-request-id') ?? headers.get('request-id'));
  const correlationId = clean(fromBody(json) ?? headers.get('x-correlation-id'));
  return {
    ...(requestId === undefined ? {} : { requestId }),
    ...(correlationId === undefined ? {} : { correlationId }),
  };
}

function fromBody(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return undefined;
  return Object.hasOwn(json, 'correlationId') && 'correlationId' in json
    ? json.correlationId
    : undefined;
}

function clean(id: unknown): string | undefined {
  if (typeof id !== 'string') return undefined;
  const text = quoteText(id, 128);
  return text === '' ? undefined : text;
}
