import { ok } from '@countinghouse/core';
import { createHttpClient, type HttpClient, type HttpClientOptions } from '../http/client.ts';
import type { Operation } from '../http/operation.ts';

/** A client for a stand-in service; the sandbox profile, because tests stay on loopback. */
export function testClient(
  options: Partial<HttpClientOptions> & Pick<HttpClientOptions, 'world'>,
): HttpClient {
  const made = createHttpClient({
    provider: 'example',
    label: 'Example',
    baseUrl: 'http://127.0.0.1:9',
    profile: 'sandbox',
    ...options,
  });
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

/** A read that takes any JSON as it is. */
export function operation(over: Partial<Operation<unknown>> = {}): Operation<unknown> {
  return {
    name: 'look',
    method: 'GET',
    path: '/look',
    effect: 'read',
    timeoutMs: 5_000,
    parse: (json) => ok(json),
    ...over,
  };
}
