import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';

/** Sends an answer; text goes out as it is, everything else as JSON. */
export function write(response: ServerResponse, { status, body, headers }: Answer): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'content-length': String(Buffer.byteLength(text)),
    ...headers,
  });
  response.end(text);
}
