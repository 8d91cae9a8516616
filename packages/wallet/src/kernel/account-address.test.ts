import { expect, test } from 'vitest';
import { accountAddress } from './account-address.ts';
import { compareAccount } from './compare-account.ts';

/** The last two were also deployed on a local chain, by other programs. */
const vectors = [
  ['0x59F84Af036712AFe2fD0Ec77f4D9a6F0a612f1fE', '0x84288966271346F80edF4201e5E68AAE42388E17'],
  ['0x70997970C51812dc3A010C7d01b50e0d17dc79C8', '0xEC4b217240f0292c65Bf136b341e400e2D28cA6F'],
  ['0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC', '0xBCB0FC9aE4908e04F89E328E3F6720C7bB856781'],
] as const;

test.each(vectors)('the account of %s', (owner, account) => {
  expect(accountAddress(owner)).toBe(account);
  expect(accountAddress(owner.toLowerCase())).toBe(account);
});

test('another index is another account', () => {
  expect(accountAddress(vectors[0][0], 1n)).not.toBe(vectors[0][1]);
});

test('what a service tells is compared, not believed', () => {
  const [[owner, account]] = vectors;
  expect(compareAccount(owner, account.toLowerCase())).toEqual({
    same: true,
    computed: account,
    told: account,
  });
  expect(compareAccount(owner, vectors[1][1])).toMatchObject({ same: false, computed: account });
  expect(compareAccount(owner, '0x8a3...c21')).toMatchObject({ same: false, told: '0x8a3...c21' });
});
