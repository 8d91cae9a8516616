import { expect, it } from 'vitest';
import { BTC, ETH, TOKENS, USDC, USDC_ELSEWHERE } from './samples.test-support.ts';
import { chainsOf, lookAlikes, searchTokens } from './token-search.ts';

const find = (text: string, held = new Map<string, bigint>(), chain: string | null = null) =>
  searchTokens({ tokens: TOKENS, held, text, chain }).map(({ id }) => id);

it('every word counts: symbol, chain, contract', () => {
  expect(find('usdc arb')).toEqual([USDC_ELSEWHERE.id]);
  expect(find('0xabc0000000000000000000000000000000000001')).toEqual([USDC.id]);
  expect(find('zebra')).toEqual([]);
  expect(find('', new Map(), BTC.chain.id)).toEqual([BTC.id]);
});

it('what one holds comes first, the most worth before the rest', () => {
  const held = new Map([
    [USDC.id, 1_000_000n],
    [ETH.id, 10n ** 18n],
  ]);
  expect(find('', held).slice(0, 2)).toEqual([ETH.id, USDC.id]);
  expect(find('usdc', held)[0]).toBe(USDC.id);
});

it('a name that is exactly so comes before one that only begins so', () => {
  const tokens = [{ ...USDC, id: 'usdce', symbol: 'USDC.e' }, USDC];
  const found = searchTokens({ tokens, held: new Map([['usdce', 5n]]), text: 'usdc', chain: null });
  expect(found[0]).toBe(USDC);
});

it('names each chain once', () => {
  expect(chainsOf(TOKENS).map(({ name }) => name)).toEqual(['Arbitrum', 'Base', 'Bitcoin']);
});

it('two that read the same in the list are told apart by their ids; others are left alone', () => {
  const twin = { ...BTC, id: 'btc-elsewhere' };
  expect([...lookAlikes([...TOKENS, twin])].sort()).toEqual([BTC.id, twin.id].sort());
  expect(lookAlikes(TOKENS).size).toBe(0);
});
