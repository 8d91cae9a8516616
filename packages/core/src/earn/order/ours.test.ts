import { describe, expect, it } from 'vitest';
import { type EarnWish, earnErrand } from '../../simulation/driver/earn-inputs.ts';
import { CALM_PERSON } from '../../simulation/driver/errand.ts';
import { run } from '../../simulation/driver/run.ts';
import { DEFINITIONS } from '../../simulation/driver/schedule.ts';
import { judge } from '../../simulation/driver/verdict.ts';
import type { EarnOrderFault } from '../../simulation/earn/faults.ts';
import { USDC_BASE } from '../../simulation/provider/market.ts';
import { BASE, createSimWorld, EARNING, FRIEND, type SimWorld } from '../../simulation/world.ts';

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
  const rows = result.pursuits.map(({ actionId }) =>
    world.ledger.disk().actions.get(actionId ?? ''),
  );
  const events = world.ledger.disk().streams.get(`action/${rows[0]?.id}`) ?? [];
  return { row: rows[0], rows, events, findings: judge(result, DEFINITIONS) };
}

/** No answer is ever got, and nothing was begun. */
const NEVER_ANSWERED = Array.from({ length: 200 }, () => 'error-nothing-begun' as const);

const buy: EarnWish = { kind: 'earn-buy', from: BASE, to: BASE, units: 5_000_000n };
const fund: EarnWish = { kind: 'fund', chain: BASE, units: 5_000_000n };

describe('an order that nobody knows of', () => {
  it('takes no payment of the owner for what it sold', async () => {
    const sell: EarnWish = { kind: 'earn-sell', chain: BASE, units: 5_000_000n };
    const { row, findings } = await told([sell, fund], NEVER_ANSWERED);
    expect(findings).toEqual([]);
    expect(row?.waitingFor).toBe('ORDER_IN_DOUBT');
  });

  it('takes no payment of a stranger for what it sold', async () => {
    const sell: EarnWish = { kind: 'earn-sell', chain: BASE, units: 5_000_000n };
    const pays = (world: SimWorld) => {
      const worth = { from: FRIEND, to: EARNING, token: USDC_BASE, amount: 5_100_000n };
      world.clock.at(world.clock.now() + 120_000, () => world.base.pay(worth));
    };
    const calm: EarnWish = { kind: 'revoke', chain: 'eip155:42161' };
    const { row, findings } = await told([sell, calm], NEVER_ANSWERED, QUARTER_MS, pays);
    expect(findings).toEqual([]);
    expect(row?.waitingFor).toBe('ORDER_IN_DOUBT');
  });

  it('takes no arrival of another order for its own', async () => {
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
      const { row, findings } = await told([buy, fund], [fault], 0);
      expect(findings).toEqual([]);
      expect(row?.status).toBe('done');
    },
  );
});

describe('an order of which the service names what another one did', () => {
  it('is not done by that', async () => {
    const { row, findings } = await told([buy, buy], ['names-another-order', null], 0);
    expect(findings).toEqual([]);
    expect(row?.waitingFor).toBe('ARRIVAL_MISSING');
  });

  it('is not done by what was done before it was asked for', async () => {
    const { rows, findings } = await told([buy, buy], [null, 'names-another-order'], QUARTER_MS);
    expect(findings).toEqual([]);
    expect(rows.map((one) => one?.waitingFor)).toEqual([null, 'ARRIVAL_MISSING']);
  });
});

describe('one arrival', () => {
  it('is not taken twice where the service spells its transaction otherwise', async () => {
    const faults = ['error-nothing-begun', 'names-in-capitals'] as const;
    const { rows, findings } = await told([buy, buy], faults, 0);
    expect(findings).toEqual([]);
    expect(rows.map((one) => one?.status)).toEqual(['needs you', 'done']);
    expect(rows[1]?.summary.arrived).toMatchObject({
      hash: expect.stringMatching(/^0x[0-9a-f]+$/),
    });
  });

  it('is not taken twice where the service has named two operations of it', async () => {
    const { rows, findings } = await told([buy, buy], ['renamed', 'names-another-order'], 0);
    expect(findings).toEqual([]);
    expect(rows.map((one) => one?.status)).toEqual(['done', 'needs you']);
  });
});

describe('an order that comes to an end', () => {
  const sentenceOf = async (fault: EarnOrderFault | null) => {
    const { row } = await told([buy, fund], [fault], 0);
    expect(row).toMatchObject({ status: 'done', summary: { verified: true } });
    return row?.sentence;
  };

  it('was promised what is left after all that the router may keep, and all the slippage', async () => {
    const { events } = await told([buy, fund], [null], 0);
    const review = events.find(({ type }) => type === 'review.prepared')?.data.review;
    expect(review).toMatchObject({
      pays: { units: '5000000' },
      receivesAtLeast: { units: '4726250' },
      fees: [
        { name: 'Fee of 1tx', atMost: { units: '250000' } },
        { name: 'Slippage you accept', atMost: { units: '23750' } },
      ],
    });
  });

  it('says where it brought less than was promised at least', async () => {
    expect(await sentenceOf('gives-little')).toMatch(/less than the .* promised at least/);
  });

  it.each([null, 'takes-fee'] as const)('is content with what was promised: %s', async (fault) => {
    expect(await sentenceOf(fault)).not.toMatch(/promised/);
  });

  it('is not called seen on a chain where it was only found there', async () => {
    const { row, findings } = await told([buy, fund], ['begun-then-refused'], 0);
    expect(findings).toEqual([]);
    expect(row).toMatchObject({ status: 'done', summary: { verified: false } });
  });
});
