import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer, Incoming } from './answer.ts';
import { type Fault, type Faults, TEXTS } from './faults.ts';
import { refusalOf } from './guard.ts';

/** One service of the sandbox: its routes, and the control under `/_sandbox`. */
export interface Service {
  /** Short name of the route a request goes to; faults are aimed with it. */
  routeOf(request: Incoming): string | undefined;
  /** Answers a request. May throw; `failure` makes the answer then. */
  handle(route: string | undefined, request: Incoming): Promise<Answer>;
  /** An error answer in the manner of the service. */
  failure(status: number, message: string, path: string): Answer;
  control(request: Incoming): Promise<Answer>;
  readonly faults: Faults;
}

/** A listening service. */
export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

const LARGEST_BODY = 1_000_000;
const HTML =
  '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>502</body></html>';

/** Serves on 127.0.0.1. */
export async function serve(service: Service, port: number): Promise<Listening> {
  const server: Server = createServer((request, response) => {
    respond(service, server, request, response).catch((error: unknown) => {
      console.error('sandbox:', error);
      response.destroy();
    });
  });
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  service: Service,
  server: Server,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refusal = refusalOf(message, (server.address() as AddressInfo).port);
  if (refusal !== undefined) return write(response, { status: 403, body: { message: refusal } });
  const request = await read(message);
  if (request === undefined) {
    return write(response, { status: 413, body: { message: 'request entity too large' } });
  }
  if (/^\/_sandbox(\/|$)/.test(request.path))
    return write(response, await service.control(request));
  const route = service.routeOf(request);
  const faults = service.faults.take(route ?? '', request);
  for (const fault of faults) {
    if (isBefore(fault) && (await spoil(service, fault, request, response))) return;
  }
  const answer = await service.handle(route, request);
  for (const fault of faults) {
    if (!isBefore(fault) && (await spoil(service, fault, request, response, answer))) return;
  }
  write(response, answer);
}

const isBefore = (fault: Fault): boolean =>
  fault.kind === 'refuse' || ('when' in fault && fault.when === 'before');

/** Applies a fault; true when the request has been answered (or cut off) by it. */
async function spoil(
  service: Service,
  fault: Fault,
  request: Incoming,
  response: ServerResponse,
  answer?: Answer,
): Promise<boolean> {
  switch (fault.kind) {
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
      return false;
    case 'status': {
      const text = fault.message ?? (fault.status === 429 ? 'Too Many Requests' : TEXTS.internal);
      const failure = service.failure(fault.status, text ?? '', request.path);
      const retry = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
      write(response, { ...failure, headers: retry });
      return true;
    }
    case 'refuse':
      write(response, service.failure(fault.status, TEXTS[fault.text] ?? fault.text, request.path));
      return true;
    case 'html':
      write(response, {
        status: fault.status,
        body: HTML,
        headers: { 'content-type': 'text/html' },
      });
      return true;
    case 'notJson':
      write(response, { status: 200, body: '{"correlationId": oops', headers: {} });
      return true;
    case 'reset':
      response.socket?.resetAndDestroy();
      return true;
    case 'truncate': {
      const text = JSON.stringify(answer?.body ?? {});
      response.writeHead(answer?.status ?? 200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': String(Buffer.byteLength(text)),
      });
      response.write(text.slice(0, Math.floor(text.length / 2)), () => response.socket?.destroy());
      return true;
    }
  }
}

function write(response: ServerResponse, { status, body, headers }: Answer): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'content-length': String(Buffer.byteLength(text)),
    ...headers,
  });
  response.end(text);
}

async function read(message: IncomingMessage): Promise<Incoming | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > LARGEST_BODY) return undefined;
    chunks.push(bytes);
  }
  const url = new URL(message.url ?? '/', 'http://127.0.0.1');
  const text = Buffer.concat(chunks).toString('utf8');
  const parsed = parse(text);
  return {
    method: message.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: message.headers,
    body: parsed?.value,
    badJson: parsed === undefined,
  };
}

function parse(text: string): { readonly value: unknown } | undefined {
  if (text === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
