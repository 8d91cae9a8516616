import { mnemonicToAccount } from 'viem/accounts';
import { expect, it } from 'vitest';
import { depositAccount, roleAccount, SANDBOX_MNEMONIC, userAccount } from './identity.ts';

it('derives the accounts any wallet derives from the published phrase', () => {
  for (const addressIndex of [0, 1, 4]) {
    const expected = mnemonicToAccount(SANDBOX_MNEMONIC, { addressIndex }).address;
    expect(userAccount(addressIndex).address).toBe(expected);
  }
});

it('keeps people, the sandbox and deposit addresses of two runs apart', () => {
  const all = [
    ...[0, 1, 2, 3, 4].map((index) => userAccount(index).address),
    ...(['deployer', 'treasury', 'faucet'] as const).map((role) => roleAccount(role).address),
    ...[1, 2].flatMap((run) => [1, 2].map((index) => depositAccount(run, index).address)),
  ];
  expect(new Set(all).size).toBe(all.length);
});
