import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Told of every call that passes, before it is forwarded and before its answer is. */
export type Watch = (call: string, at: 'before' | 'after') => 'pass' | 'cut';

/** A door in front of a service or a node, at which calls can be watched and cut. */
export interface Gate {
  readonly url: string;
  stop(): Promise<void>;
}

/** Changes an answer on its way; gets the request as it was asked. */
export type Forge = (request: string, answer: string) => string;

export async function startGate(
  target: string,
  watch: Watch,
  forge: Forge = (_request, answer) => answer,
): Promise<Gate> {
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const [, method] = /"method":"(\w+)"/.exec(body) ?? [];
    const call = method ?? `${request.method} ${request.url?.split('?')[0]}`;
    const cut = () => void request.socket.destroy();
    if (watch(call, 'before') === 'cut') return cut();
    try {
      const answer = await fetch(`${target}${request.url === '/' ? '' : request.url}`, {
        method: request.method ?? 'GET',
        headers: headersOf(request),
        ...(body === '' ? {} : { body }),
      });
      const text = forge(body, await answer.text());
      if (watch(call, 'after') === 'cut') return cut();
      response.writeHead(answer.status, {
        'content-type': answer.headers.get('content-type') ?? 'application/json',
      });
      response.end(text);
    } catch {
      cut();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const wanted = ['content-type', 'authorization', 'x-api-key'];
  return Object.fromEntries(
    wanted.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
