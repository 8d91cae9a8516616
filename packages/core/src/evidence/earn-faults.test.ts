import { describe, expect, it } from 'vitest';
import { EARN_ORDER_FAULTS, GRANT_FAULTS, WITHDRAWAL_FAULTS } from '../simulation/earn/faults.ts';
import { checksOf, tell, verified } from './forged.test-support.ts';

describe('an honest file of what went wrong', () => {
  it.each(EARN_ORDER_FAULTS)('is not contradicted: an order, %s', async (fault) => {
    for (const kind of ['earn-buy', 'earn-sell'] as const) {
      const { story, file } = await tell(kind, ({ world }) => world.earn.faultNextOrder(fault));
      expect(await wrong(story, file)).toEqual([]);
    }
  });

  it.each(WITHDRAWAL_FAULTS)('is not contradicted: a withdrawal, %s', async (fault) => {
    const { story, file } = await tell('withdraw', ({ world, engine }) => {
      world.earn.faultNextWithdrawal(fault);
      // What a person has to look at is given up in the end.
      world.clock.at(world.clock.now() + 100_000, () => {
        void giveUp(engine, world.ledger);
      });
    });
    expect(await wrong(story, file)).toEqual([]);
    if (fault.startsWith('pays-')) expect(file.action.status).toBe('failed');
  });

  it.each(GRANT_FAULTS)('is not contradicted: a grant, %s', async (fault) => {
    const { story, file } = await tell('authorize', ({ world }) =>
      world.earn.faultNextGrant(fault),
    );
    expect(await wrong(story, file)).toEqual([]);
  });
});

type Told = Awaited<ReturnType<typeof tell>>;

async function wrong(story: Told['story'], file: Told['file']): Promise<readonly string[]> {
  const checks = checksOf(await verified(story, file));
  return checks.flatMap(({ outcome, code, sentence }) =>
    outcome === 'failed' ? [`${code}: ${sentence}`] : [],
  );
}

async function giveUp(
  engine: Told['story']['engine'],
  ledger: Told['story']['world']['ledger'],
): Promise<void> {
  for (const { id } of await ledger.listActions({ open: true, limit: 1 })) {
    await engine.command({ commandId: 'give up', actionId: id, name: 'give-up', payload: null });
  }
}
