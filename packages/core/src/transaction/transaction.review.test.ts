import { describe, expect, it } from 'vitest';
import type { ChainPort } from '../ports/chain.ts';
import { err } from '../result/result.ts';
import { payee, sendInput } from '../simulation/driver/inputs.ts';
import { createStage } from '../simulation/driver/stage.ts';
import { BASE, OWNER } from '../simulation/world.ts';

/* Found in review. */

describe('a lane', () => {
  it('is one however the address of its account is spelt', async () => {
    const stage = createStage();
    const { port } = stage.world.base;
    const mute: ChainPort = {
      ...port,
      broadcast: async () => err({ code: 'CHAIN_UNAVAILABLE', message: 'no answer' }),
    };
    const engine = stage.program(undefined, new Map([[BASE, mute]]));
    const first = await stage.begin(engine, 'Gil');
    const input = sendInput({ chain: BASE, to: payee('Hal'), native: false, units: 5n });
    const account = `0x${OWNER.slice(2).toUpperCase()}`;
    const begun = await engine.start('start Hal', 'send', { ...input, account });
    if (!begun.ok) throw new Error(begun.error.message);
    await engine.advance(begun.value.actionId);
    await stage.approve(engine, first);
    await stage.approve(engine, begun.value.actionId);
    const nonces = [...stage.world.ledger.disk().transactions.values()].map(({ nonce }) => nonce);
    expect(nonces).toEqual([0]);
    expect(engine.trouble(begun.value.actionId)?.code).toBe('LANE_BUSY');
  });
});

describe('a nonce used elsewhere while it was being read', () => {
  it('is found out, and does not close the lane for ever', async () => {
    const stage = createStage();
    const { base, clock } = stage.world;
    const { port } = base;
    let used = false;
    const late: ChainPort = {
      ...port,
      async nonce(address, at) {
        const answer = await port.nonce(address, at);
        if (at === 'pending' && !used) {
          used = true;
          base.payForeign({ from: OWNER, to: payee('elsewhere'), token: null, amount: 1n });
          clock.advance(10_000);
        }
        return answer;
      },
    };
    const engine = stage.program(undefined, new Map([[BASE, late]]));
    const id = await stage.begin(engine, 'Ida');
    await stage.approve(engine, id);
    await stage.pass(engine, 10 * 60_000);
    expect(stage.row(id).waitingFor).toBe('SIGNATURE');
  });
});

describe('a clock set back', () => {
  it('does not make a replacement write reviews without end', async () => {
    const stage = createStage();
    const { base, clock, ledger } = stage.world;
    const engine = stage.program();
    const id = await stage.begin(engine, 'Jan');
    base.setBaseFee(10n ** 12n);
    await stage.approve(engine, id);
    await engine.command({
      commandId: 'c',
      actionId: id,
      name: 'cancel-transaction',
      payload: null,
    });
    const now = clock.now.bind(clock);
    Object.assign(clock, { now: () => now() - 60 * 60_000 });
    await engine.advance(id);
    const reviews = (ledger.disk().streams.get(`action/${id}`) ?? []).filter(
      ({ type }) => type === 'review.prepared',
    );
    expect(reviews.length).toBe(2);
    expect(stage.row(id).waitingFor).toBe('SIGNATURE');
  });
});
