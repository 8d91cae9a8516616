import { expect, it } from 'vitest';
import { endGrantsFrom, grantNonces } from './grant-nonces.ts';

const state = {
  ...{ deployed: true, currentNonce: 3, validNonceFrom: 2, rootValidator: null, owner: null },
};
const permission = (nonce: number) => ({
  ...{ installed: true, usable: true, nonce, signer: null, policies: [] },
});

it('a grant is made for the current nonce, a renewal for the next', () => {
  expect(grantNonces(state, permission(0))).toEqual([3]);
  expect(grantNonces(state, permission(2))).toEqual([3]);
  expect(grantNonces(state, permission(3))).toEqual([3, 4]);
});

it('grants end as far as the account lets itself be moved: nobody knows all that was signed', () => {
  expect(endGrantsFrom(state, [])).toBe(13);
  expect(endGrantsFrom(state, [1, 3])).toBe(13);
  expect(endGrantsFrom(state, [4])).toBe(13);
  expect(endGrantsFrom(state, [12])).toBe(13);
  expect(endGrantsFrom(state, [13])).toBeNull();
});
