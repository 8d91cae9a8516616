import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createNarrator } from '../narrator.ts';
import { setStage } from '../stage.ts';
import { journeyEarn } from './journey.ts';

type Line = { readonly event: string } & Readonly<Record<string, unknown>>;

test('money earns on two chains through four kills, and leaves when the service is gone', {
  timeout: 600_000,
}, async () => {
  const stage = await setStage({ blockTimeMs: 200 });
  const lines: Line[] = [];
  try {
    const say = createNarrator(true, (line) => lines.push(JSON.parse(line) as Line));
    const { journey, acts } = await journeyEarn(stage, say);
    expect(journey).toEqual({
      ok: true,
      userOps: 6,
      bought: '35000000',
      crossChain: 1,
      sold: expect.stringMatching(/^10\d{6}$/),
      withdrawn: '10000000',
      exitWithoutService: true,
      resumedAfterKill: true,
      doubleEffects: 0,
      balanceErrorUnits: '0',
    });
    expect(acts).toHaveLength(8);
    const told = (event: string) => lines.filter((line) => line.event === event);
    expect(told('kills')).toMatchObject([{ kills: 4, resumed: 4 }]);
    const [found] = told('found');
    expect(found).toMatchObject({ orders: 1, userOps: 1, byOperation: true, verified: false });
    const bought = acts.find(({ name }) => name === 'buy')?.view.row;
    expect(bought?.status).toBe('done');
    expect(bought?.summary).not.toHaveProperty('serviceActionId');
    expect(bought?.summary).not.toHaveProperty('userOpHash');
    expect(told('early')).toMatchObject([{ relayAnswers: 404 }]);
    expect(told('relay')).toMatchObject([
      {
        order: expect.arrayContaining(['confirming_source', 'success']),
        relay: ['waiting_attestation', 'success'],
      },
    ]);
    expect(told('balances').at(-1)).toMatchObject({
      base: { account: '0', shares: '0' },
      arbitrum: { account: '0', shares: '0' },
    });
  } finally {
    await stage.end();
    rmSync(stage.directory, { recursive: true, force: true });
  }
});
