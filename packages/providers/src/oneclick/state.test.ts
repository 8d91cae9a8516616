import { describe, expect, it } from 'vitest';
import { readSwapState } from './state.ts';

describe('readSwapState', () => {
  it.each([
    ['PENDING_DEPOSIT', 'awaiting-deposit', false],
    ['KNOWN_DEPOSIT_TX', 'deposit-seen', false],
    ['INCOMPLETE_DEPOSIT', 'deposit-incomplete', false],
    ['PROCESSING', 'processing', false],
    ['SUCCESS', 'success', true],
    ['REFUNDED', 'refunded', true],
    ['FAILED', 'failed', true],
  ])('%s', (verbatim, phase, end) => {
    expect(readSwapState(verbatim)).toEqual({ verbatim, phase, end, known: true });
  });

  it.each(['EXPIRED', 'success', '', 'constructor', '__proto__'])(
    'takes “%s”, which it does not know, for progress',
    (verbatim) => {
      const state = { verbatim, phase: 'processing', end: false, known: false };
      expect(readSwapState(verbatim)).toEqual(state);
    },
  );
});
