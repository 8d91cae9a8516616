import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { COMMON_HEADERS } from '../host/content-security.ts';
import { servePage } from '../host/page.ts';
import type { LinkRequest } from '../host/process.ts';
import { refuse } from './guard.ts';
import { plainPage, REFUSED } from './plain-page.ts';
import { createSession } from './session.ts';

/** Where the sockets of pages go. */
export interface Links {
  connect(socket: Socket, request: LinkRequest): void;
  visit(door: string, socket: Socket, request: LinkRequest): void;
}

export interface ServerOptions {
  /** 0: a free one. */
  readonly port: number;
  /** The built renderer. */
  readonly pageFolder: string;
  readonly links: Links;
  readonly now: () => number;
}

export interface HostServer {
  /** The address with the one-time token, to be printed. */
  readonly url: string;
  readonly port: number;
  close(): void;
}

/** How the protocol of the host names a door. */
const DOOR = /^[0-9a-f]{32}$/;

/** Serves the page on 127.0.0.1 and hands the sockets of its WebSockets over. Rejects if it cannot. */
export async function serve({ port, pageFolder, links, now }: ServerOptions): Promise<HostServer> {
  const server = createServer({ maxHeaderSize: 16_384 });
  await listen(server, port);
  const bound = (server.address() as AddressInfo).port;
  const host = `127.0.0.1:${bound}`;
  const session = createSession(bound, now);
  const page = servePage({ folder: pageFolder, connect: `ws://${host}` });

  server.on('request', (request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = refuse(request, host, 'page');
    if (refusal !== null) return say(response, refusal.status, refusal.sentence);
    const { pathname, searchParams } = new URL(request.url ?? '/', `http://${host}`);
    const token = searchParams.get('token');
    if (pathname === '/' && token !== null) return admit(request, response, token);
    if (!session.admits(request.headers.cookie)) return show(response, 403, REFUSED.absent);
    const { status, headers, body } = await page(pathname);
    response.writeHead(status, { ...headers, 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  function admit({ headers, method }: IncomingMessage, response: ServerResponse, token: string) {
    // Whoever fetches ahead, or only looks, is not the person.
    if (method !== 'GET' || headers['sec-purpose'] !== undefined) {
      return say(response, 403, 'Open this address to use it.');
    }
    const redeemed = session.redeem(token);
    if ('cookie' in redeemed) return goOn(response, headers, { 'set-cookie': redeemed.cookie });
    if (session.admits(headers.cookie)) return goOn(response, headers, {});
    show(response, 403, REFUSED[redeemed.refused]);
  }

  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const refusal = refuse(request, host, 'upgrade');
    if (refusal !== null) return turnAway(socket, refusal.status);
    if (!session.admits(request.headers.cookie)) return turnAway(socket, 401);
    const { pathname, searchParams } = new URL(request.url ?? '/', `http://${host}`);
    const link = linkRequest(request, head);
    if (pathname === '/backend') return links.connect(socket, link);
    const door = pathname === '/courier' ? searchParams.get('door') : null;
    if (door === null || !DOOR.test(door)) return turnAway(socket, 404);
    links.visit(door, socket, link);
  });

  return {
    url: `http://${host}/?token=${session.token}`,
    port: bound,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new Error(`Port ${port} is taken by another program.`) : error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}

/** To the application. A cookie set on the way from another site is not sent along with a redirect. */
function goOn(
  response: ServerResponse,
  { 'sec-fetch-site': site }: IncomingMessage['headers'],
  headers: Readonly<Record<string, string>>,
): void {
  if (site === 'cross-site' || site === 'same-site') {
    const waiting = plainPage('Countinghouse opens', ['One moment.'], '/');
    response.writeHead(200, { ...waiting.headers, ...headers }).end(waiting.body);
    return;
  }
  const common = { ...COMMON_HEADERS, 'cache-control': 'no-store' };
  response.writeHead(303, { ...common, ...headers, location: '/' }).end();
}

function show(
  response: ServerResponse,
  status: number,
  [title, sentences]: readonly [string, readonly string[]],
): void {
  const { headers, body } = plainPage(title, sentences);
  response.writeHead(status, headers).end(body);
}

function say(response: ServerResponse, status: number, sentence: string): void {
  const headers = { ...COMMON_HEADERS, 'content-type': 'text/plain; charset=utf-8' };
  response.writeHead(status, { ...headers, 'cache-control': 'no-store', connection: 'close' });
  response.end(`${sentence}\n`);
}

function turnAway(socket: Socket, status: number): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function linkRequest(request: IncomingMessage, head: Buffer): LinkRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    // The cookie has done its work here.
    if (typeof value === 'string' && name !== 'cookie') headers[name] = value;
  }
  return { url: request.url ?? '/', headers, rest: head.toString('base64') };
}
