import type { IncomingMessage } from 'node:http';

/**
 * Why a request is refused, or `undefined`. A page in a browser can send requests to loopback, and by
 * DNS rebinding even read the answers: it gives itself away by `Origin` or by a foreign `Host`.
 */
export function refusalOf(request: IncomingMessage, port: number): string | undefined {
  const { host, origin } = request.headers;
  const fetchSite = request.headers['sec-fetch-site'];
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return 'foreign Host header';
  if (origin !== undefined) return 'requests from web pages are refused';
  if (fetchSite !== undefined && fetchSite !== 'none') return 'requests from web pages are refused';
  return undefined;
}
