import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createProxy, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Surroundings } from './browser-application.ts';
import { certificateFor } from './certificate.ts';

/**
 * A world beyond this machine, on this machine: a live profile admits https and no address of the
 * machine itself, and tests have no network. The application reaches it as people in companies reach
 * theirs, through a proxy, with a certificate of its own; Node provides both by its environment.
 */
export interface OuterWorld {
  readonly surroundings: Surroundings;
  /** From now on `https://<host>/<name>` is what is at `target`. */
  readonly place: (name: string, target: string) => string;
  readonly end: () => Promise<void>;
}

const HOST = 'outer.test';

export async function outerWorld(): Promise<OuterWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'countinghouse-outer-'));
  const { key, certificate } = certificateFor(HOST);
  writeFileSync(join(folder, 'certificate.pem'), certificate);
  const targets = new Map<string, string>();

  const servers = createHttps({ key, cert: certificate }, (request, response) => {
    const [, name = '', ...rest] = (request.url ?? '').split('/');
    const target = targets.get(name);
    if (target === undefined) return void response.writeHead(404).end();
    const { method = 'GET' } = request;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = method === 'GET' ? {} : { body: Buffer.concat(chunks) };
      const headers = { 'content-type': request.headers['content-type'] ?? 'text/plain' };
      fetch([target, ...rest].join('/'), { method, headers, ...body })
        .then(async (answer) => {
          const type = answer.headers.get('content-type') ?? 'text/plain';
          response.writeHead(answer.status, { 'content-type': type });
          response.end(Buffer.from(await answer.arrayBuffer()));
        })
        .catch(() => response.writeHead(502).end());
    });
  });
  const serversPort = await listening(servers);

  const proxy = createProxy((_request, response) => void response.writeHead(405).end());
  proxy.on('connect', ({ url }, socket) => {
    // Of all the names in the world this proxy knows one.
    if (url !== `${HOST}:443`) return void socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    const onward = connect(serversPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  const proxyPort = await listening(proxy);

  return {
    surroundings: {
      NODE_USE_ENV_PROXY: '1',
      HTTPS_PROXY: `http://127.0.0.1:${proxyPort}`,
      NO_PROXY: '127.0.0.1',
      NODE_EXTRA_CA_CERTS: join(folder, 'certificate.pem'),
    },
    place: (name, target) => {
      targets.set(name, target);
      return `https://${HOST}/${name}`;
    },
    end: async () => {
      await Promise.all([ended(servers), ended(proxy)]);
      rmSync(folder, { recursive: true });
    },
  };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return (server.address() as AddressInfo).port;
}

function ended(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
