import { describe, expect, it } from 'vitest';
import { readActionState, readRelayState } from './state.ts';

const STRANGE = ['pending', 'Success', 'SUCCESS', 'cancelled', '', 'constructor', '__proto__'];

describe('readActionState', () => {
  it.each([
    ['confirming_source', 'bridging', false],
    ['success', 'success', true],
    ['failed', 'failed', true],
  ])('%s', (verbatim, phase, end) => {
    expect(readActionState(verbatim)).toEqual({ verbatim, phase, end, known: true });
  });

  it.each(STRANGE)('takes “%s”, which it does not know, for progress', (verbatim) => {
    const state = { verbatim, phase: 'in-progress', end: false, known: false };
    expect(readActionState(verbatim)).toEqual(state);
  });
});

describe('readRelayState', () => {
  it.each([
    ['pending', 'in-progress', false],
    ['waiting_attestation', 'in-progress', false],
    ['redeeming', 'in-progress', false],
    ['success', 'success', true],
    ['failed', 'failed', true],
  ])('%s', (verbatim, phase, end) => {
    expect(readRelayState(verbatim)).toEqual({ verbatim, phase, end, known: true });
  });

  it.each(STRANGE.slice(1))('takes “%s”, which it does not know, for progress', (verbatim) => {
    const state = { verbatim, phase: 'in-progress', end: false, known: false };
    expect(readRelayState(verbatim)).toEqual(state);
  });
});
