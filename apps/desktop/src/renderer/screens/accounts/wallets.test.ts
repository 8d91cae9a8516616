import { expect, test } from 'vitest';
import type { Account } from '../../../contract/accounts.ts';
import { nextName, walletsOf } from './wallets.ts';

const account = (address: string, walletId: string): Account => ({
  address,
  name: address,
  walletId,
  walletKind: walletId === 'k' ? 'key' : 'phrase',
  walletName: walletId.toUpperCase(),
  index: null,
});

test('accounts stand under their wallets, in the order they came', () => {
  const wallets = walletsOf([account('1', 'w'), account('2', 'k'), account('3', 'w')]);
  expect(wallets.map(({ id, name, kind }) => [id, name, kind])).toEqual([
    ['w', 'W', 'phrase'],
    ['k', 'K', 'key'],
  ]);
  expect(wallets[0]?.accounts.map(({ address }) => address)).toEqual(['1', '3']);
  expect(nextName(wallets[0] ?? { accounts: [] })).toBe('Account 3');
});
