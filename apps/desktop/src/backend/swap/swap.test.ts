import { type ChainId, checkAddress, err, knownChains, type SwapToken } from '@countinghouse/core';
import { MARKET, OWNER, swapToken } from '@countinghouse/core/simulation';
import { afterEach, describe, expect, it } from 'vitest';
import { contract } from '../../contract/index.ts';
import type { SwapForm } from '../../contract/swap.ts';
import { FORM, tokenId } from '../testing/begin.ts';
import { fits } from '../testing/fits.ts';
import { must, present } from '../testing/must.ts';
import {
  newCommand,
  openSimHouse,
  type SimHouse,
  type SimHouseOptions,
} from '../testing/sim-house.ts';
import { swapProcedures } from './index.ts';
import { sampleAddress } from './sample-address.ts';
import { tokenList } from './token-list.ts';

let sim: SimHouse;
afterEach(() => sim?.end());

async function open(options: SimHouseOptions = {}) {
  sim = await openSimHouse(options);
  return sim.house;
}

const token = (changes: Partial<SwapToken>): SwapToken => ({
  ...swapToken(present(MARKET[0])),
  ...changes,
});

describe('the tokens', () => {
  it('carry chain, price, and what we can do with them', async () => {
    const house = await open();
    const answer = await swapProcedures.tokens(house, undefined);
    fits(contract.swap.tokens, answer);
    const { list } = must(answer);
    expect(list.find(({ id }) => id === FORM.origin)).toMatchObject({
      symbol: 'USDC',
      chain: { id: 'eip155:8453', name: 'Base' },
      payable: true,
      readable: true,
      price: { usd: '1.000000', source: '1Click' },
    });
    expect(list.find(({ symbol }) => symbol === 'BTC')).toMatchObject({
      chain: { name: 'Bitcoin' },
      contract: null,
      payable: false,
      readable: false,
    });
  });

  it('of a chain nobody knows keep its code; one that cannot be named is left out with a reason', async () => {
    const tokens = [
      token({ id: 'new', blockchain: 'brandnew', priceUsd: '0', pricedAt: 0 }),
      token({ id: 'bad', blockchain: 'base', symbol: 'DAI', decimals: 18, contract: null }),
    ];
    const house = await open({ swaps: { tokens: async () => ({ ok: true, value: tokens }) } });
    expect(must(await swapProcedures.tokens(house, undefined)).list).toMatchObject([
      { id: 'new', chain: { id: 'oneclick:brandnew', name: 'brandnew' }, price: null },
    ]);
    const list = await tokenList(house);
    const leftOut = list.ok ? list.value.leftOut : null;
    expect(leftOut).toEqual([{ id: 'bad', reason: expect.stringContaining('no contract') }]);
  });

  it('are asked for once, kept for minutes, and still there when the provider is away', async () => {
    let calls = 0;
    let away = false;
    const house = await open({
      swaps: {
        tokens: async () => {
          calls += 1;
          return away
            ? err({
                kind: 'unavailable',
                code: 'TIMEOUT',
                message: 'no answer',
                provider: 'oneclick',
                operation: 'tokens',
                correlationId: 'c-1',
                mayHaveHappened: false,
              })
            : { ok: true, value: [token({})] };
        },
      },
    });
    const ask = () => swapProcedures.tokens(house, undefined);
    const [first] = await Promise.all([ask(), ask()]);
    const { at } = must(present(first));
    await ask();
    expect(calls).toBe(1);
    away = true;
    sim.world.clock.advance(3 * 60_000);
    expect(must(await ask()).at).toBe(at);
    expect(calls).toBe(2);
    sim.world.clock.advance(60 * 60_000);
    expect(must(await ask()).at).toBe(at);
  });

  it('that were never had are a failure with everything that support asks for', async () => {
    const failure = {
      kind: 'rate-limited' as const,
      code: 'TOO_MANY_REQUESTS',
      message: 'Wait a little.',
      provider: 'oneclick',
      operation: 'tokens',
      requestId: 'r-1',
      retryAfterMs: 2_000,
      mayHaveHappened: false,
    };
    const house = await open({ swaps: { tokens: async () => err(failure) } });
    expect(await swapProcedures.tokens(house, undefined)).toEqual({
      ok: false,
      error: {
        code: 'RATE_LIMITED',
        message: 'Wait a little.',
        detail: 'TOO_MANY_REQUESTS',
        requestId: 'r-1',
        retryAfterMs: 2_000,
      },
    });
  });
});

describe('a dry quote', () => {
  it('says what it would come to, and writes nothing down', async () => {
    const house = await open();
    const before = await house.ledger.head();
    const answer = await swapProcedures.quote(house, { form: FORM });
    fits(contract.swap.quote, answer);
    const quote = must(answer);
    expect(quote).toMatchObject({
      pays: { units: '25000000', symbol: 'USDC', price: { source: '1Click' } },
      gets: { units: '24975000' },
      costBasisPoints: 10,
      freshUntil: quote.at + 20_000,
    });
    expect(BigInt(quote.getsAtLeast.units)).toBeLessThan(BigInt(quote.gets.units));
    expect(await house.ledger.head()).toEqual(before);
    expect(sim.world.provider.orders()).toEqual([]);
  });

  it('of a size beyond all measure says nothing about what is lost', async () => {
    const house = await open();
    const honest = sim.world.provider.port.quote;
    house.outside.swaps.quote = async (request) => {
      const answer = await honest(request);
      if (!answer.ok) return answer;
      const { amountOut, minAmountOut } = answer.value;
      const many = 10n ** 20n;
      const value = { amountOut: amountOut * many, minAmountOut: minAmountOut * many };
      return { ok: true, value: { ...answer.value, ...value } };
    };
    const answer = await swapProcedures.quote(house, { form: FORM });
    fits(contract.swap.quote, answer);
    expect(must(answer).costBasisPoints).toBeNull();
  });

  it('of an exact output measures the other side', async () => {
    const house = await open();
    const form = { ...FORM, swapType: 'EXACT_OUTPUT' as const, units: '10000000' };
    const quote = must(await swapProcedures.quote(house, { form }));
    expect(quote.gets.units).toBe('10000000');
    expect(quote.getsAtLeast.units).toBe('10000000');
    expect(BigInt(quote.pays.units)).toBeGreaterThan(10_000_000n);
  });

  it('needs no address where none was typed, nor a finished one where one is being typed', async () => {
    const house = await open();
    const outside = { ...FORM, origin: tokenId('btc', 'BTC'), units: '100000', account: null };
    expect((await swapProcedures.quote(house, { form: outside })).ok).toBe(true);
    const typing = { ...outside, recipient: '0x12', refundTo: 'bc1qhalf' };
    expect((await swapProcedures.quote(house, { form: typing })).ok).toBe(true);
  });

  it('there is a sample address for every chain', () => {
    for (const { id } of knownChains()) {
      expect(checkAddress(id as ChainId, sampleAddress(id)), id).toMatchObject({ ok: true });
    }
  });

  it('is refused with the provider’s own words', async () => {
    const house = await open();
    sim.world.provider.refuseNextQuote('AMOUNT_TOO_LOW');
    expect(await swapProcedures.quote(house, { form: FORM })).toMatchObject({
      ok: false,
      error: { code: 'PROVIDER_REFUSED', detail: 'AMOUNT_TOO_LOW' },
    });
  });

  it('that does not answer what was asked is not shown', async () => {
    const house = await open();
    const honest = sim.world.provider.port.quote;
    house.outside.swaps.quote = async (request) => {
      const answer = await honest(request);
      return answer.ok
        ? { ok: true, value: { ...answer.value, amountIn: answer.value.amountIn * 2n } }
        : answer;
    };
    expect(await swapProcedures.quote(house, { form: FORM })).toMatchObject({
      ok: false,
      error: { code: 'PROVIDER_LIED', detail: 'AMOUNTS_WRONG', requestId: expect.any(String) },
    });
  });
});

describe('starting a swap', () => {
  const shown = { amountIn: '25000000', minAmountOut: '24000000', timeEstimateMs: 20_000 };
  const start = (form: SwapForm, commandId = newCommand()) =>
    swapProcedures.start(sim.house, { commandId, form, shown });

  it('writes it down, pays back to and out to the paying account, and wakes the engine', async () => {
    const house = await open();
    const answer = await start(FORM);
    fits(contract.swap.start, answer);
    const { actionId } = must(answer);
    expect(sim.pokes()).toBe(1);
    await sim.advance(actionId);
    expect(await house.ledger.action(actionId)).toMatchObject({
      status: 'awaiting signature',
      summary: { recipient: OWNER, refundTo: OWNER },
    });
  });

  it('a repeat answers the same, even while the provider is away; two at once begin one', async () => {
    await open();
    const id = newCommand();
    const [a, b] = await Promise.all([start(FORM, id), start(FORM, id)]);
    expect(a).toEqual(b);
    sim.house.outside.swaps.tokens = async () => Promise.reject(new Error('must not be asked'));
    sim.world.clock.advance(60 * 60_000);
    expect(await start(FORM, id)).toEqual(a);
  });

  it('an id of another wish is refused', async () => {
    const house = await open();
    const { actionId } = must(await start(FORM));
    const id = newCommand();
    must(
      await house.engine
        .command({ commandId: id, actionId, name: 'cancel', payload: null })
        .then((given) => (given.ok ? given : { ok: false, error: { code: 'BUG', message: '' } })),
    );
    expect(await start(FORM, id)).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } });
  });

  it.each([
    ['a stranger’s account', { account: `0x${'9'.repeat(40)}` }, 'NOT_FOUND', undefined],
    ['a token that is gone', { origin: 'nothing' }, 'NOT_FOUND', undefined],
    ['a bad recipient', { recipient: '0x12' }, 'REFUSED', 'BAD_RECIPIENT'],
    ['the same on both sides', { destination: FORM.origin }, 'REFUSED', 'SAME_ASSET'],
    [
      'no refund address for a deposit from outside',
      { origin: tokenId('btc', 'BTC'), account: null, recipient: OWNER },
      'REFUSED',
      'BAD_REFUND',
    ],
    [
      'no recipient on another chain',
      { destination: tokenId('btc', 'BTC') },
      'REFUSED',
      'BAD_RECIPIENT',
    ],
    [
      'bitcoin from an account here',
      { origin: tokenId('btc', 'BTC'), recipient: OWNER },
      'REFUSED',
      'NO_CHAIN',
    ],
  ])('%s is refused, and nothing is written', async (_what, changes, code, detail) => {
    const house = await open();
    const before = await house.ledger.head();
    expect(await start({ ...FORM, ...changes })).toMatchObject({
      ok: false,
      error: detail === undefined ? { code } : { code, detail },
    });
    expect(await house.ledger.head()).toEqual(before);
  });
});
