import { err } from '@countinghouse/core';
import { ARBITRUM, BASE, OWNER, SAVINGS } from '@countinghouse/core/simulation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Balances, balances } from '../../contract/accounts.ts';
import type { OpenHouse } from '../open-house.ts';
import { approveReview, beginSend, beginSwap } from '../testing/begin.ts';
import { must, present } from '../testing/must.ts';
import { openSimHouse, type SimHouse } from '../testing/sim-house.ts';
import { createBalanceBook } from './balances.ts';
import { accountProcedures } from './index.ts';

let sim: SimHouse;
beforeEach(async () => {
  sim = await openSimHouse();
});
afterEach(() => sim.end());

describe('balances', () => {
  /** A book with a timer that a test moves on by hand. */
  function bookOf(house: OpenHouse) {
    const waiting: { readonly milliseconds: number; readonly callback: () => void }[] = [];
    const book = createBalanceBook(house, (milliseconds, callback) => {
      const one = { milliseconds, callback };
      waiting.push(one);
      return () => void waiting.splice(waiting.indexOf(one), 1);
    });
    return { book, waiting, ring: () => waiting.shift()?.callback() };
  }

  const unitsOf = (now: Balances, account: string, chain: string, symbol: string) =>
    now.list.find(
      (one) => one.account === account && one.chain.id === chain && one.amount.symbol === symbol,
    )?.amount.units;

  it('coin and tokens of every account on every chain, with prices', async () => {
    const { book } = bookOf(sim.house);
    await book.refresh();
    const now = book.now();
    expect(balances.safeParse(now).error).toBeUndefined();
    expect(unitsOf(now, OWNER, BASE, 'USDC')).toBe('1000000000000');
    expect(unitsOf(now, SAVINGS, ARBITRUM, 'ETH')).toBe(`${10n ** 20n}`);
    expect(now.troubles).toEqual([]);
    expect(now.list.find(({ amount }) => amount.symbol === 'ETH')?.amount.price).toMatchObject({
      usd: '3000.000000',
      source: '1Click',
    });
    expect(now.list.every(({ at }) => at === sim.world.clock.now())).toBe(true);
  });

  it('before anything was read nothing is claimed', () => {
    const { book } = bookOf(sim.house);
    expect(book.now().list.every(({ at, amount }) => at === null && amount.units === '0')).toBe(
      true,
    );
  });

  it('a chain that fails is a trouble, keeps its last values with their time, and is not asked on', async () => {
    const { book } = bookOf(sim.house);
    await book.refresh();
    const { base } = sim.world;
    const honest = base.port.balance;
    const readAt = sim.world.clock.now();
    let asked = 0;
    base.port.balance = async () => {
      asked += 1;
      return err({ code: 'CHAIN_UNAVAILABLE' as const, message: 'no answer' });
    };
    sim.world.clock.advance(60_000);
    await book.refresh();
    const now = book.now();
    expect(asked).toBeLessThanOrEqual(4);
    expect(now.troubles).toMatchObject([
      { chain: { id: BASE }, failure: { code: 'CHAIN_UNAVAILABLE' } },
    ]);
    expect(unitsOf(now, OWNER, BASE, 'USDC')).toBe('1000000000000');
    const at = (chain: string) => now.list.find((one) => one.chain.id === chain)?.at;
    expect([at(BASE), at(ARBITRUM)]).toEqual([readAt, readAt + 60_000]);
    base.port.balance = honest;
    await book.refresh();
    expect(book.now().troubles).toEqual([]);
  });

  it('while somebody watches: at once, every fifteen seconds, and soon after an append', async () => {
    const { book, waiting, ring } = bookOf(sim.house);
    const told: Balances[] = [];
    const settled = async () => {
      const before = told.length;
      ring();
      while (book.now().reading || told.length === before) await Promise.resolve();
    };
    const stop = book.watch(() => told.push(book.now()));
    expect(waiting.map(({ milliseconds }) => milliseconds)).toEqual([0]);
    await settled();
    expect(unitsOf(present(told.at(-1)), OWNER, BASE, 'USDC')).toBe('1000000000000');
    while (waiting.length === 0) await Promise.resolve();
    expect(waiting[0]?.milliseconds).toBe(15_000);
    const id = await beginSend(sim, `0x${'7'.repeat(40)}`);
    expect(waiting.map(({ milliseconds }) => milliseconds)).toEqual([500]);
    must(await approveReview(sim, id));
    await sim.pass(60_000);
    await settled();
    expect(unitsOf(present(told.at(-1)), OWNER, BASE, 'USDC')).toBe('999995000000');
    stop();
    expect(waiting).toEqual([]);
    await beginSend(sim, `0x${'7'.repeat(40)}`);
    expect(waiting).toEqual([]);
  });

  it('what was got is shown even where nobody lists it, and what is gone stays as a zero', async () => {
    const id = await beginSwap(sim);
    must(await approveReview(sim, id));
    await sim.pass(20 * 60_000);
    sim.house.outside.swaps.tokens = async () => ({ ok: true, value: [] });
    sim.world.clock.advance(3 * 60 * 60_000);
    const { book } = bookOf(sim.house);
    await book.refresh();
    expect(unitsOf(book.now(), OWNER, ARBITRUM, 'USDC')).toBe('1000024975000');
  });

  it('the stream tells the newest and ends when the signal does', async () => {
    const over = new AbortController();
    const seen: Balances[] = [];
    for await (const now of accountProcedures.watchBalances(sim.house, undefined, over.signal)) {
      seen.push(now);
      if (!now.reading && now.list.some(({ at }) => at !== null)) over.abort();
    }
    expect(unitsOf(present(seen.at(-1)), OWNER, BASE, 'ETH')).toBe(`${10n ** 20n}`);
  });
});
