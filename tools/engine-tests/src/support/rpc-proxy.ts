import { startGate } from './gate.ts';

/** What happens to calls of a method: forwarded and the answer lost, or never forwarded. */
export interface RpcFault {
  readonly method: string;
  readonly lose: 'answer' | 'request';
  readonly count: number;
}

/** What a server makes of an answer: `result` is what the node said to a call with `params`. */
export type Lie = (result: unknown, params: readonly unknown[]) => unknown;

/** A chain node's front door, at which answers can be lost or turned into lies. */
export interface RpcProxy {
  readonly url: string;
  fault(fault: RpcFault): void;
  /** From now on lies about a method; null: tells the truth again. */
  lie(method: string, lie: Lie | null): void;
  /** How many calls of a method reached the node. */
  forwarded(method: string): number;
  stop(): Promise<void>;
}

export async function startRpcProxy(target: string): Promise<RpcProxy> {
  let faults: { readonly fault: RpcFault; left: number }[] = [];
  const counts = new Map<string, number>();
  const lies = new Map<string, Lie>();

  function takes(method: string, lose: RpcFault['lose']): boolean {
    const hit = faults.find(({ fault }) => fault.method === method && fault.lose === lose);
    if (hit === undefined) return false;
    hit.left -= 1;
    faults = faults.filter(({ left }) => left > 0);
    return true;
  }

  function watch(method: string, at: 'before' | 'after'): 'pass' | 'cut' {
    if (at === 'before' && takes(method, 'request')) return 'cut';
    if (at === 'before') counts.set(method, (counts.get(method) ?? 0) + 1);
    return at === 'after' && takes(method, 'answer') ? 'cut' : 'pass';
  }

  function forge(request: string, answer: string): string {
    if (lies.size === 0) return answer;
    const { method, params } = JSON.parse(request) as { method: string; params?: unknown[] };
    const lie = lies.get(method);
    if (lie === undefined) return answer;
    const { result, ...rest } = JSON.parse(answer) as { result?: unknown };
    return JSON.stringify({ ...rest, result: lie(result, params ?? []) });
  }

  const gate = await startGate(target, watch, forge);
  return {
    url: gate.url,
    fault: (fault) => void faults.push({ fault, left: fault.count }),
    lie: (method, lie) => void (lie === null ? lies.delete(method) : lies.set(method, lie)),
    forwarded: (method) => counts.get(method) ?? 0,
    stop: gate.stop,
  };
}
