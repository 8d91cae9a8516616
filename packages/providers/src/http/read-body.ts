import { isUtf8 } from 'node:buffer';
import { err, ok, type Result } from '@countinghouse/core';

export type BodyProblem = 'TOO_LARGE' | 'NOT_TEXT';

/**
 * Reads a response body as text, at most `limit` bytes of it. Throws what the network throws.
 *
 * The declared length is trusted for the fast path only where nothing unpacks the body, because
 * the network layer itself holds a plain body to it; a packed or unsized one is counted as it comes.
 * The text is exactly what was received: invalid UTF-8 is an error, not a replacement character.
 */
export async function readBody(
  response: Response,
  limit: number,
): Promise<Result<string, BodyProblem>> {
  const declared = Number(response.headers.get('content-length') ?? Number.NaN);
  if (declared > limit) {
    discard(response);
    return err('TOO_LARGE');
  }
  const sized = !Number.isNaN(declared) && response.headers.get('content-encoding') === null;
  const bytes = sized ? Buffer.from(await response.arrayBuffer()) : await count(response, limit);
  if (bytes === undefined || bytes.length > limit) return err('TOO_LARGE');
  return isUtf8(bytes) ? ok(bytes.toString('utf8')) : err('NOT_TEXT');
}

/** Gives the connection up without reading what nobody wants, and without waiting for that. */
export function discard(response: Response): void {
  response.body?.cancel().catch(() => undefined);
}

async function count(response: Response, limit: number): Promise<Buffer | undefined> {
  if (response.body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream.
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
