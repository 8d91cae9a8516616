import type { IncomingMessage } from 'node:http';

/** Why a request is turned away before anything is looked up. */
export interface Refusal {
  readonly status: 400 | 403 | 405 | 421;
  readonly sentence: string;
}

type Head = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders'>;

/**
 * What every request must be, whoever sends it. A page of another site reaches this port through the
 * person's own browser; it can forge neither `Host` (so a name that was re-bound to 127.0.0.1 is seen)
 * nor `Origin`.
 *
 * @param host exactly as in the printed address, e.g. `127.0.0.1:8080`.
 */
export function refuse(request: Head, host: string, kind: 'page' | 'upgrade'): Refusal | null {
  const { headers, method } = request;
  if (headers.host !== host || count(request, 'host') !== 1) {
    return { status: 421, sentence: `This is ${host} and answers to no other name.` };
  }
  if (!request.url?.startsWith('/')) return { status: 400, sentence: 'This is not a path.' };
  const own = headers.origin === `http://${host}` && count(request, 'origin') === 1;
  const safe = method === 'GET' || method === 'HEAD';
  // A browser sends no Origin with a plain GET; where there is one, it must be ours.
  if (!own && (kind === 'upgrade' || !safe || headers.origin !== undefined)) {
    return { status: 403, sentence: 'This did not come from the page itself.' };
  }
  if (!safe || (kind === 'upgrade' && method !== 'GET')) {
    return { status: 405, sentence: 'Only GET is answered here.' };
  }
  const site = headers['sec-fetch-site'];
  const foreign = site === 'cross-site' || site === 'same-site';
  // Another site, or another port of this machine, may link here and no more.
  if (foreign && headers['sec-fetch-mode'] !== 'navigate') {
    return { status: 403, sentence: 'This is not for other pages to use.' };
  }
  return null;
}

/** Node joins or drops repeated headers; two of these at once are a trick. */
function count({ rawHeaders }: Head, name: string): number {
  return rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === name).length;
}
