import type { SimRandom } from '../random.ts';
import type { Fault, FaultPlan } from './fault.ts';

/** Faults by chance, about one call in `oneIn`, at most `budget` of them so that every run ends. */
export function randomPlan(random: SimRandom, oneIn: number, budget: number): FaultPlan {
  let left = budget;
  return () => {
    if (left === 0 || !random.oneIn(oneIn)) return null;
    left -= 1;
    return randomFault(random);
  };
}

function randomFault(random: SimRandom): Fault {
  switch (random.int(0, 7)) {
    case 0:
    case 1:
      return { kind: 'crash-before' };
    case 2:
    case 3:
      return { kind: 'crash-after' };
    case 4:
      return { kind: 'lost-answer' };
    case 5:
      return random.oneIn(2)
        ? { kind: 'unavailable' }
        : { kind: 'unavailable', retryAfterMs: random.int(1, 30) * 1_000 };
    case 6:
      return { kind: 'duplicate' };
    default:
      return { kind: 'delay', ms: random.int(1, 120_000) };
  }
}
