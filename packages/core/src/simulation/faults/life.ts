import type { SimClock } from '../time.ts';
import { unavailable } from './failure.ts';
import type { Fault, FaultPlan, PortCall, PortName } from './fault.ts';

/** Why a life ended: the program was killed at this call. */
export class SimulatedCrash extends Error {
  readonly call: PortCall;

  constructor(call: PortCall, when: 'before' | 'after') {
    super(`killed ${when} call ${call.number}, ${call.port}.${call.method}`);
    this.name = 'SimulatedCrash';
    this.call = call;
  }
}

/** Counts calls over all the lives of a program. */
export interface CallCounter {
  count: number;
  /** Every call made, with the fault it met: the trace of a failing run. */
  readonly calls: { readonly call: PortCall; readonly fault: Fault | null }[];
}

export function createCallCounter(): CallCounter {
  return { count: 0, calls: [] };
}

/**
 * One life of the program, from a start to a crash or to rest.
 *
 * A crash is a promise that never settles: no `catch` and no `finally` of the program can run
 * after it, as none runs after `kill -9`. Only `run`, which stands outside, learns of it.
 */
export interface Life {
  /** The port as this life sees it. A dead life's calls reach nothing. */
  port<Port extends object>(name: PortName, port: Port): Port;
  /** Does `work`, or answers that the program was killed while at it. */
  run<T>(work: () => Promise<T>): Promise<T | SimulatedCrash>;
  /** What killed it; null while it lives. */
  death(): SimulatedCrash | null;
}

// These answer from memory and touch nothing outside, so they can neither fail nor be interrupted.
const UNCOUNTED: ReadonlySet<string> = new Set([
  'mode',
  'idempotencyKey',
  'canonicalAsset',
  'chainOf',
]);

export function beginLife(options: {
  readonly counter: CallCounter;
  readonly plan: FaultPlan;
  readonly clock: SimClock;
}): Life {
  const { counter, plan, clock } = options;
  let death: SimulatedCrash | null = null;
  let tell: (crash: SimulatedCrash) => void = () => undefined;
  const crashed = new Promise<SimulatedCrash>((resolve) => {
    tell = resolve;
  });

  const never = (): Promise<never> => new Promise(() => undefined);

  const die = (call: PortCall, when: 'before' | 'after'): Promise<never> => {
    death ??= new SimulatedCrash(call, when);
    tell(death);
    return never();
  };

  const met = async (name: PortName, method: string, act: () => unknown): Promise<unknown> => {
    if (death !== null) return never();
    counter.count += 1;
    const call = { number: counter.count, port: name, method };
    const fault = fitting(call, plan(call));
    counter.calls.push({ call, fault });
    switch (fault?.kind) {
      case 'crash-before':
        return die(call, 'before');
      case 'unavailable':
        return unavailable(name, method, false, fault.retryAfterMs);
      case 'duplicate':
        await act();
        break;
      default:
    }
    const answer = await act();
    switch (fault?.kind) {
      case 'crash-after':
        return die(call, 'after');
      case 'lost-answer':
        return unavailable(name, method, true, undefined);
      case 'delay':
        clock.advance(fault.ms);
        return answer;
      default:
        // Another call of this life may have killed it meanwhile.
        return death === null ? answer : never();
    }
  };

  return {
    port<Port extends object>(name: PortName, port: Port): Port {
      const wrapped = new Map<PropertyKey, unknown>();
      return new Proxy(port, {
        get(target, property) {
          const member: unknown = Reflect.get(target, property);
          if (typeof member !== 'function' || typeof property === 'symbol') return member;
          if (UNCOUNTED.has(property)) return member;
          const known = wrapped.get(property);
          if (known !== undefined) return known;
          const method = (...input: unknown[]): Promise<unknown> =>
            met(name, property, () => Reflect.apply(member, target, input));
          wrapped.set(property, method);
          return method;
        },
      });
    },
    run: async (work) => (death === null ? Promise.race([crashed, work()]) : death),
    death: () => death,
  };
}

/**
 * A local ledger's reads have no failure but damage and its writes are one transaction, so calls of
 * it can be interrupted, but neither be delivered twice nor lose their answer.
 */
export function fitting(call: PortCall, fault: Fault | null): Fault | null {
  if (fault === null || call.port !== 'ledger') return fault;
  if (fault.kind === 'crash-before' || fault.kind === 'crash-after') return fault;
  return fault.kind === 'unavailable' && call.method === 'append' ? fault : null;
}
