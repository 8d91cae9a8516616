import { describe, expect, it } from 'vitest';
import { type EarnWish, earnErrand } from '../../simulation/driver/earn-inputs.ts';
import { CALM_PERSON } from '../../simulation/driver/errand.ts';
import { run } from '../../simulation/driver/run.ts';
import { DEFINITIONS } from '../../simulation/driver/schedule.ts';
import { judge } from '../../simulation/driver/verdict.ts';
import type { EarnOrderFault } from '../../simulation/earn/faults.ts';
import { BASE, createSimWorld, type SimWorld } from '../../simulation/world.ts';

const QUARTER_MS = 15 * 60_000;

/** Runs wishes side by side, the second a quarter of an hour late; answers where the first ends. */
async function told(
  wishes: readonly [EarnWish, EarnWish],
  faults: readonly (EarnOrderFault | null)[],
  late = QUARTER_MS,
  arrange: (world: SimWorld) => void = () => undefined,
) {
  const world = createSimWorld({ seed: 5, inclusionDelay: () => 2 });
  arrange(world);
  for (const fault of faults) world.earn.faultNextOrder(fault);
  const errands = wishes.map((wish, index) => {
    const temper = { ...CALM_PERSON, hesitatesMs: index === 0 ? 0 : late };
    return earnErrand(`${wish.kind} ${index}`, wish, temper);
  });
  const result = await run({ world, errands, definitions: DEFINITIONS });
  const row = world.ledger.disk().actions.get(result.pursuits[0]?.actionId ?? '');
  return { row, findings: judge(result, DEFINITIONS) };
}

/** No answer is ever got, and nothing was begun. */
const NEVER_ANSWERED = Array.from({ length: 200 }, () => 'error-nothing-begun' as const);

const fund: EarnWish = { kind: 'fund', chain: BASE, units: 5_000_000n };

describe('an order that nobody knows of', () => {
  it('takes no payment of the owner for what it sold', async () => {
    const sell: EarnWish = { kind: 'earn-sell', chain: BASE, units: 5_000_000n };
    const { row, findings } = await told([sell, fund], NEVER_ANSWERED);
    expect(findings).toEqual([]);
    expect(row?.waitingFor).toBe('ORDER_IN_DOUBT');
  });

  it('takes no arrival of another order for its own', async () => {
    const buy: EarnWish = { kind: 'earn-buy', from: BASE, to: BASE, units: 5_000_000n };
    const off = (world: SimWorld) => {
      const start = world.clock.now();
      world.clock.at(start + 61_000, () => world.earn.setAvailable(false));
      world.clock.at(start + 12 * 60_000, () => world.earn.setAvailable(true));
    };
    const { row, findings } = await told([buy, buy], ['error-nothing-begun'], QUARTER_MS, off);
    expect(findings).toEqual([]);
    expect(row?.waitingFor).toBe('ORDER_IN_DOUBT');
  });
});

describe('an order called failed that happened', () => {
  it.each(['failed-but-happened', 'failed-but-happened-unnamed'] as const)(
    'is not called failed because as much came in meanwhile: %s',
    async (fault) => {
      const buy: EarnWish = { kind: 'earn-buy', from: BASE, to: BASE, units: 5_000_000n };
      const { row, findings } = await told([buy, fund], [fault], 0);
      expect(findings).toEqual([]);
      expect(row?.status).toBe('done');
    },
  );
});
