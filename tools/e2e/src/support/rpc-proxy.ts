import { startGate } from './gate.ts';

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

  function takes(method: string, lose: RpcFault['lose']): boolean {
    const hit = faults.find(({ fault }) => fault.method === method && fault.lose === lose);
    if (hit === undefined) return false;
    hit.left -= 1;
    faults = faults.filter(({ left }) => left > 0);
    return true;
  }

  const gate = await startGate(target, (method, at) => {
    if (at === 'before' && takes(method, 'request')) return 'cut';
    if (at === 'before') counts.set(method, (counts.get(method) ?? 0) + 1);
    return at === 'after' && takes(method, 'answer') ? 'cut' : 'pass';
  });
  return {
    url: gate.url,
    fault: (fault) => void faults.push({ fault, left: fault.count }),
    forwarded: (method) => counts.get(method) ?? 0,
    stop: gate.stop,
  };
}
