import { expect, it } from 'vitest';
import type { Account, Balance } from '../../../contract/accounts.ts';
import { assetKey, EMPTY_SEND, planSend } from './draft.ts';

const account = (address: string): Account => ({
  address,
  name: address,
  walletId: 'w',
  walletKind: 'phrase',
  walletName: 'W',
  index: 0,
});
const holds = (of: string, asset: string, units: string): Balance => ({
  account: of,
  chain: { id: 'eip155:1', name: 'Ethereum' },
  amount: { asset, symbol: 'A', decimals: 6, units, price: null },
  at: 1,
});
const accounts = [account('0xA'), account('0xB')];
const balances = [holds('0xa', 'x', '0'), holds('0xa', 'y', '5000000'), holds('0xB', 'z', '1')];

it('offers what the account holds, and nothing it has none of', () => {
  const plan = planSend(EMPTY_SEND, accounts, balances, 'en');
  expect(plan.account?.address).toBe('0xA');
  expect(plan.holdings.map(({ amount }) => amount.asset)).toEqual(['y']);
  const other = planSend({ ...EMPTY_SEND, account: '0xB' }, accounts, balances, 'en');
  expect(other.holding === null ? null : assetKey(other.holding)).toBe('eip155:1 z');
});

it('reads amounts exactly, and while they are still being typed', () => {
  const typed = (text: string) => planSend({ ...EMPTY_SEND, text }, accounts, balances, 'en');
  expect(typed('1.5').units).toBe(1_500_000n);
  expect(typed('1.').units).toBe(1_000_000n);
  expect(typed('1.0000001').problem).toContain('not rounded');
  expect(typed('0').problem).toBe('Type an amount above zero.');
  expect(typed('')).toMatchObject({ units: null, problem: null });
});
