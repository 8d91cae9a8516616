import type { FetchLike } from '../chain/index.ts';

/** What a made-up server does with a call: an answer, a JSON-RPC error, or a whole HTTP response. */
type FakeAnswer =
  | { readonly result: unknown }
  | { readonly error: { readonly code: number; readonly message: string; readonly data?: unknown } }
  | Response
  | Error;

export type FakeNode = (method: string, params: readonly unknown[]) => FakeAnswer;

/** A network of made-up servers by host name; one that is not listed cannot be reached. */
export function fakeNetwork(nodes: Readonly<Record<string, FakeNode>>): FetchLike {
  return async (input, init) => {
    const { host } = new URL(input instanceof Request ? input.url : input);
    const node = nodes[host];
    if (!node) throw new TypeError('fetch failed');
    const call = JSON.parse(String(init?.body)) as { id: number; method: string; params: [] };
    const answer = node(call.method, call.params);
    if (answer instanceof Error) throw answer;
    if (answer instanceof Response) return answer;
    return Response.json({ jsonrpc: '2.0', id: call.id, ...answer });
  };
}

/** A server of chain 8453 that answers from a table and knows nothing else. */
export function tableNode(table: Readonly<Record<string, unknown>>): FakeNode {
  return (method) =>
    method in table
      ? { result: table[method] }
      : method === 'eth_chainId'
        ? { result: '0x2105' }
        : { error: { code: -32601, message: 'the method does not exist' } };
}
