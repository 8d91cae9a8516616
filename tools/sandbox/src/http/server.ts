import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer, Incoming } from './answer.ts';
import type { Faults } from './faults.ts';
import { refusalOf } from './guard.ts';
import { readRequest } from './read.ts';
import { isBefore, spoil } from './spoil.ts';
import { write } from './write.ts';

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
  const request = await readRequest(message);
  if (request === undefined) {
    return write(response, { status: 413, body: { message: 'request entity too large' } });
  }
  if (/^\/_sandbox(\/|$)/.test(request.path))
    return write(response, await service.control(request));
  const route = service.routeOf(request);
  const faults = service.faults.take(route ?? '', request);
  for (const fault of faults) {
    if (isBefore(fault) && (await spoil(service.failure, fault, request, response))) return;
  }
  const answer = await service.handle(route, request);
  for (const fault of faults) {
    if (!isBefore(fault) && (await spoil(service.failure, fault, request, response, answer)))
      return;
  }
  write(response, answer);
}
