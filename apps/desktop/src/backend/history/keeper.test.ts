import { err } from '@countinghouse/core';
import { BASE, OWNER } from '@countinghouse/core/simulation';
import { afterEach, describe, expect, it } from 'vitest';
import { contract } from '../../contract/index.ts';
import { oursOf } from '../earn/ours.ts';
import { fits } from '../testing/fits.ts';
import { handTime } from '../testing/hand-time.ts';
import { must } from '../testing/must.ts';
import { openSimHouse, type SimHouse } from '../testing/sim-house.ts';
import { historyProcedures } from './index.ts';
import { keepHistory, noteNow } from './keeper.ts';
import { notesIn } from './note.ts';
import { recordNote } from './record.ts';

const HOUR = 3_600_000;
const INSTRUMENT = `0x00002105${'1'.repeat(56)}`;

let sim: SimHouse;
afterEach(() => sim?.end());

async function noted() {
  return notesIn(await sim.house.ledger.readEvents(0, 1_000));
}

describe('noting', () => {
  it('once an hour, of everything there is, whoever asks', async () => {
    sim = await openSimHouse();
    expect(await Promise.all([noteNow(sim.house), noteNow(sim.house)])).toEqual([true, true]);
    expect(await noted()).toHaveLength(1);
    expect(BigInt((await noted())[0]?.total ?? '0')).toBeGreaterThan(0n);
    expect(await noteNow(sim.house)).toBe(true);
    expect(await noted()).toHaveLength(1);
    sim.world.clock.advance(HOUR);
    expect(await noteNow(sim.house)).toBe(true);
    expect(await noted()).toHaveLength(2);
  });

  it('not while a chain is silent, nor where there is none, nor without prices', async () => {
    sim = await openSimHouse();
    const base = sim.house.outside.chains.get(BASE);
    if (base === undefined) throw new Error('no such chain');
    const silent = {
      ...base,
      balance: async () => err({ code: 'CHAIN_UNAVAILABLE', message: 'No answer.' } as const),
    };
    const { chains } = sim.house.outside;
    const over = (change: Partial<typeof sim.house.outside>) => ({
      ...sim.house,
      outside: { ...sim.house.outside, ...change },
    });
    expect(await noteNow(over({ chains: new Map([...chains, [BASE, silent]]) }))).toBe(false);
    expect(await noteNow(over({ chains: new Map() }))).toBe(false);
    const away = {
      ...sim.house.outside.swaps,
      tokens: async () =>
        err({
          kind: 'unavailable',
          code: 'TIMEOUT',
          message: 'No answer.',
          provider: 'oneclick',
          operation: 'tokens',
          mayHaveHappened: false,
        } as const),
    };
    expect(await noteNow(over({ swaps: away }))).toBe(false);
    expect(await noted()).toEqual([]);
  });

  it('goes on by itself with every hour, until it is told to stop', async () => {
    sim = await openSimHouse();
    const time = handTime(sim.house.clock.now());
    const house = { ...sim.house, clock: time.clock };
    let heard = () => {};
    const written = () => new Promise<void>((resolve) => (heard = resolve));
    sim.house.onAppend(() => heard());
    const stop = keepHistory(house, time, (error) => {
      throw error;
    });
    expect(await noted()).toEqual([]);
    for (const ms of [60_000, HOUR]) {
      const done = written();
      time.ahead(ms);
      await done;
      // The next is waited for as soon as this one is known to be written.
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await noted()).toHaveLength(2);
    stop();
    time.ahead(3 * HOUR);
    expect(await noted()).toHaveLength(2);
  });
});

describe('what is asked for', () => {
  it('the total, in cents, oldest first', async () => {
    sim = await openSimHouse();
    await noteNow(sim.house);
    sim.world.clock.advance(9 * HOUR);
    await noteNow(sim.house);
    const answer = await historyProcedures.total(sim.house, { days: 30 });
    fits(contract.history.total, answer);
    expect(must(answer).points.map(({ gap }) => gap)).toEqual([false, true]);
  });

  it('a position from when it was first held, and that it was given back', async () => {
    sim = await openSimHouse();
    const { account } = must(await oursOf(sim.house, OWNER));
    for (const assets of ['0', '0', '25', '26', '0']) {
      sim.world.clock.advance(HOUR);
      const positions = assets === '0' ? [] : [{ account, instrument: INSTRUMENT, assets }];
      await recordNote(sim.house.ledger, { at: sim.house.clock.now(), total: '1', positions });
    }
    const asked = { owner: OWNER, instrument: INSTRUMENT, days: 7 as const };
    const answer = await historyProcedures.position(sim.house, asked);
    fits(contract.history.position, answer);
    expect(must(answer).points.map(({ units }) => units)).toEqual(['25', '26', '0']);
    const other = { ...asked, instrument: `0x00002105${'2'.repeat(56)}` };
    expect(must(await historyProcedures.position(sim.house, other)).points).toEqual([]);
  });
});
