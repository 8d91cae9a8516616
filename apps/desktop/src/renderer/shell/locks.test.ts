import { expect, it } from 'vitest';
import type { Phase } from '../../contract/house.ts';
import { hear } from './locks.ts';

const locks = (first: Phase, ...phases: readonly Phase[]) =>
  phases.reduce(hear, { phase: first, locks: 0 }).locks;

it.each(['screen locked', 'locked', 'unusable', 'empty'] as const)(
  'a house that was open and is %s was locked, once for each time it was open',
  (phase) => {
    expect(locks('unlocked', phase)).toBe(1);
    expect(locks('empty', 'unlocked', 'unlocked', phase, phase)).toBe(1);
    expect(locks('unlocked', phase, 'unlocked')).toBe(1);
    expect(locks('unlocked', phase, 'unlocked', phase)).toBe(2);
  },
);

it('a page that came to a locked house, or saw it opened, saw no lock', () => {
  expect(locks('locked', 'screen locked', 'locked', 'unlocked')).toBe(0);
  expect(locks('empty', 'unlocked', 'unlocked')).toBe(0);
});
