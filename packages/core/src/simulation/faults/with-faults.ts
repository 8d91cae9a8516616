import type { SimClock } from '../time.ts';
import type { FaultPlan, PortName } from './fault.ts';
import { beginLife, createCallCounter } from './life.ts';

/** One port under a plan of its own, for tests that need no more than that. */
export function withFaults<Port extends object>(
  name: PortName,
  port: Port,
  plan: FaultPlan,
  clock: SimClock,
): Port {
  return beginLife({ counter: createCallCounter(), plan, clock }).port(name, port);
}
