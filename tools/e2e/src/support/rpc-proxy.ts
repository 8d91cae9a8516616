import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to calls of a method: forwarded and the answer lost, or never forwarded. */
export interface RpcFault {
  readonly method: string;
  readonly lose: 'answer' | 'request';
  readonly count: number;
}

/** A chain node's front door, at which answers can be lost. */
export interface RpcProxy {
  readonly url: string;
  fault(fault: RpcFault): void;
  /** How many calls of a method reached the node. */
  forwarded(method: string): number;
  stop(): Promise<void>;
}

export async function startRpcProxy(target: string): Promise<RpcProxy> {
  let faults: { readonly fault: RpcFault; left: number }[] = [];
  const counts = new Map<string, number>();

  function faultOf(body: string): RpcFault | undefined {
    const hit = faults.find(({ fault, left }) => left > 0 && body.includes(`"${fault.method}"`));
    if (hit !== undefined) hit.left -= 1;
    faults = faults.filter(({ left }) => left > 0);
    return hit?.fault;
  }

  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const fault = faultOf(body);
    if (fault?.lose === 'request') return void request.socket.destroy();
    for (const [, method = ''] of body.matchAll(/"method":"(\w+)"/g)) {
      counts.set(method, (counts.get(method) ?? 0) + 1);
    }
    const answer = await fetch(target, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const text = await answer.text();
    if (fault?.lose === 'answer') return void request.socket.destroy();
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    fault: (fault) => void faults.push({ fault, left: fault.count }),
    forwarded: (method) => counts.get(method) ?? 0,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
