import type { Fault, PortCall } from '../faults/fault.ts';
import type { Scenario } from './scenario.ts';

/** Whether a scenario is played again with this call struck by this fault. */
export type Chosen = (scenario: Scenario, call: PortCall, fault: Fault) => boolean;

export const everyStrike: Chosen = () => true;

/**
 * Some of all strikes, the same ones in every run: the first of each kind of action at each method of
 * each port by each fault, and one in `oneIn` of the others. `oneIn` shares no divisor with the number
 * of faults, so that no fault is passed over again and again.
 */
export function spreadOf(oneIn: number): Chosen {
  const met = new Set<string>();
  let asked = 0;
  return (scenario, call, fault) => {
    asked += 1;
    const name = strikeName(scenario, call, fault);
    const first = !met.has(name);
    met.add(name);
    return first || asked % oneIn === 0;
  };
}

/** What is struck by what: `withdraw earn.confirmWithdrawal lost-answer`. */
export function strikeName({ errand }: Scenario, { port, method }: PortCall, fault: Fault): string {
  return `${errand.kind} ${port}.${method} ${fault.kind}`;
}
