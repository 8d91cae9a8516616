/** What can befall one call of a port. */
export type Fault =
  /** The program dies before the call has any effect. */
  | { readonly kind: 'crash-before' }
  /** The program dies after the effect, before it learns of it. */
  | { readonly kind: 'crash-after' }
  /** The effect happens, the answer is lost. */
  | { readonly kind: 'lost-answer' }
  /** Nothing happens, and the answer says so. */
  | { readonly kind: 'unavailable'; readonly retryAfterMs?: number }
  /** The network delivers the call twice. */
  | { readonly kind: 'duplicate' }
  /** The answer takes `ms`; the world goes on meanwhile. */
  | { readonly kind: 'delay'; readonly ms: number };

/** A call of a port, in the order in which the program makes them, from 1, over all its lives. */
export interface PortCall {
  readonly number: number;
  readonly port: PortName;
  readonly method: string;
}

export type PortName = 'ledger' | 'chain' | 'provider' | 'earn' | 'signer';

/** Decides the fault of a call; null lets it pass. */
export type FaultPlan = (call: PortCall) => Fault | null;

/** Nothing ever goes wrong. */
export const noFaults: FaultPlan = () => null;

/** One fault, at one call. */
export function faultAt(number: number, fault: Fault): FaultPlan {
  return (call) => (call.number === number ? fault : null);
}

/** The first plan with an opinion decides. */
export function firstOf(...plans: readonly FaultPlan[]): FaultPlan {
  return (call) => {
    for (const plan of plans) {
      const fault = plan(call);
      if (fault !== null) return fault;
    }
    return null;
  };
}
