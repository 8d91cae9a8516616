import { err, ok, type Result } from '@countinghouse/core';

export type BodyProblem = 'TOO_LARGE' | 'NOT_TEXT';

/** What a decoder leaves in the place of bytes that are no UTF-8. */
const REPLACEMENT = '\uFFFD';

/**
 * Reads a response body as text, at most `limit` bytes of it. Throws what the network throws.
 *
 * The declared length is trusted for the fast path only where nothing unpacks the body, because
 * the network layer itself holds a plain body to it; a packed or unsized one is counted as it comes.
 * The text has to be what was received, so one with replacement characters is an error: no service
 * has a reason to send one, and a decoder puts them where bytes were lost.
 */
export async function readBody(
  response: Response,
  limit: number,
): Promise<Result<string, BodyProblem>> {
  const declared = response.headers.get('content-length');
  if (declared !== null && Number(declared) > limit) {
    discard(response);
    return err('TOO_LARGE');
  }
  const sized = declared !== null && response.headers.get('content-encoding') === null;
  const text = sized ? await response.text() : await count(response, limit);
  if (text === undefined || text.length > limit) return err('TOO_LARGE');
  return text.includes(REPLACEMENT) ? err('NOT_TEXT') : ok(text);
}

/** Gives the connection up without reading what nobody wants, and without waiting for that. */
export function discard(response: Response): void {
  response.body?.cancel().catch(() => undefined);
}

async function count(response: Response, limit: number): Promise<string | undefined> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > limit) {
      reader.cancel().catch(() => undefined);
      return undefined;
    }
    chunks.push(part.value);
  }
  const [only] = chunks;
  return DECODER.decode(chunks.length === 1 ? only : Buffer.concat(chunks, size));
}

const DECODER = new TextDecoder();
