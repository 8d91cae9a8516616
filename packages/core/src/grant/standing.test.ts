import { expect, it } from 'vitest';
import { standingByAll, standingOf } from './standing.ts';

const state = (currentNonce: number) => ({
  ...{ deployed: true, currentNonce, validNonceFrom: 0, rootValidator: null, owner: null },
});
const permission = (usable: boolean) => ({
  ...{ installed: usable, usable, nonce: 2, signer: null, policies: [] },
});

it('a signature is good until its nonce is past', () => {
  expect(standingOf(state(2), permission(false), { nonce: 2 })).toBe('not yet');
  expect(standingOf(state(1), permission(false), { nonce: 2 })).toBe('not yet');
  expect(standingOf(state(3), permission(false), { nonce: 2 })).toBe('void');
  expect(standingOf(state(3), permission(true), { nonce: 2 })).toBe('usable');
});

it('a right is void by the word of all, and alive by the word of one', () => {
  expect(standingByAll(['void', 'void'])).toBe('void');
  expect(standingByAll(['void', 'usable'])).toBe('unknown');
  expect(standingByAll(['not yet', 'void'])).toBe('unknown');
  expect(standingByAll(['not yet', 'usable'])).toBe('usable');
  expect(standingByAll(['not yet', 'not yet'])).toBe('not yet');
  expect(standingByAll(['void', 'unknown'])).toBe('unknown');
  expect(standingByAll([])).toBe('unknown');
});
