import { createClient, http } from 'viem';

/** One JSON-RPC call to a local node. Answers are parsed where they are used. */
export type Rpc = (method: string, ...params: readonly unknown[]) => Promise<unknown>;

/** JSON-RPC over HTTP; a local node either answers or is gone, so nothing is retried. */
export function rpcOf(url: string): Rpc {
  const client = createClient({ transport: http(url, { retryCount: 0, timeout: 10_000 }) });
  return (method, ...params) => client.request({ method, params } as never);
}
