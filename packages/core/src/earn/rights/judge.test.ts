import { describe, expect, it } from 'vitest';
import type { EarnGrant } from '../../ports/earn-provider.ts';
import {
  beforeOf,
  judgeRight,
  mayStand,
  type RightFacts,
  type RightStands,
  toldRight,
} from './judge.ts';

const NOW = 1_000;
const BASE = 'eip155:8453';
const LATER = { endsAt: NOW + 1 };
const PAST = { endsAt: NOW };
const LATEST = { endsAt: NOW + 2 };
const NO_END = { endsAt: null };
const TWO = { endsAt: NOW + 1, ends: [NOW + 1, NOW + 0.5] };
const GOOD = { onChain: 'usable', ...LATER } as const;
const UNUSED = { onChain: 'not yet', endsAt: null } as const;
const VOID = { onChain: 'void', ...LATER } as const;
const UNREAD = { onChain: 'unknown', ...LATER } as const;
const USED_UP = { onChain: 'usable', ...PAST } as const;

const judged = (change: Partial<RightFacts>) =>
  judgeRight({ ...{ told: LATER, there: { validNonceFrom: 0 }, signed: [], now: NOW }, ...change });
type Case = readonly [string, Partial<RightFacts>, RightStands];

describe('the right to act', () => {
  it.each<Case>([
    ['is held where chain and service say so', { signed: [VOID, GOOD] }, 'held'],
    ['is held before its first use', { signed: [UNUSED] }, 'held'],
    ['is held after a removal by what was signed since', renewed(GOOD), 'held'],
    ['is not acted by where the service says no', { told: null, signed: [GOOD] }, 'stopped'],
    ['is not acted by where the service says over', { told: PAST, signed: [GOOD] }, 'stopped'],
    ['nor where it was not read', { told: PAST, signed: [UNREAD], there: null }, 'stopped'],
    ['is over by the word of the service', { told: PAST }, 'over'],
    ['is the word of the service alone', {}, 'told'],
    ['is another one where the one from here is over', { signed: [USED_UP] }, 'told'],
    ['may be another one where no end is told', { told: NO_END, signed: [USED_UP] }, 'told'],
    ['is over where 1tx names none but one from here', { told: null, signed: [USED_UP] }, 'over'],
    ['after a removal is the word of the service', { there: { validNonceFrom: 11 } }, 'told'],
    ['after a removal is another one', { ...renewed(VOID), told: LATEST }, 'told'],
    ['after a removal may be another one', { ...renewed(VOID), told: NO_END }, 'told'],
    ['is another one among several', { ...renewed(VOID), told: TWO }, 'told'],
    ['is nobody knows of any', { told: null }, 'none'],
  ])('%s', (_, change, stands) => {
    expect(judged(change)).toBe(stands);
  });

  it.each<Case>([
    ['what was signed here is void', { signed: [VOID] }, 'ended'],
    ['a removal, and 1tx names none', { ...renewed(VOID), told: null }, 'ended'],
    [
      'an older one is on the list',
      { signed: [VOID], told: { ...LATER, ends: [1, NOW + 1] } },
      'ended',
    ],
  ])('has ended by the chain, and the service names no other: %s', (_, change, stands) => {
    expect(judged(change)).toBe(stands);
  });

  it.each<Case>([
    ['the chain was not read', { there: null }, 'unknown'],
    ['its servers contradict each other', { signed: [VOID, UNREAD] }, 'unknown'],
    ['nobody was asked', { told: 'not asked' }, 'unknown'],
    ['1tx was not asked', { told: 'not asked', signed: [GOOD] }, 'unknown'],
    ['it may have another', { ...renewed(VOID), told: 'not asked' }, 'unknown'],
  ])('is never held by a reading that failed: %s', (_, change, stands) => {
    expect(judged(change)).toBe(stands);
  });
});

function renewed(one: RightFacts['signed'][number]): Partial<RightFacts> {
  return { there: { validNonceFrom: 11 }, signed: [one] };
}

it('can touch the money as long as the chain does not show its end, whatever the service says', () => {
  expect([GOOD, UNUSED, UNREAD].map((one) => mayStand([one], NOW))).toEqual([true, true, true]);
  expect(mayStand([VOID, USED_UP], NOW)).toBe(false);
});

it('what became of the rights from before is told apart', () => {
  const before = (change: Partial<RightFacts>) =>
    beforeOf({ ...{ there: { validNonceFrom: 0 }, signed: [], now: NOW }, ...change });
  expect(before({ signed: [USED_UP, VOID] })).toBe('void');
  expect(before({ signed: [USED_UP] })).toBe('over');
  expect(before({ there: { validNonceFrom: 11 } })).toBe('removed');
  expect([before({}), before({ signed: [UNREAD] })]).toEqual([null, null]);
});

it('what the service says of a chain counts where it is authorized, by its last end', () => {
  const grant = (chain: string | null, expiresAt: number | null): EarnGrant => ({
    ...{ chain, expiresAt, status: 'active', policyVersion: null },
  });
  const told = (authorizedOn: readonly string[], ...grants: readonly EarnGrant[]) =>
    toldRight({ account: '', deployedOn: [], authorizedOn, grants, received: '' }, BASE);
  expect(told([], grant(BASE, 5))).toBeNull();
  expect(told([BASE])).toEqual({ endsAt: null, ends: [] });
  expect(told([BASE], grant(BASE, 5), grant(null, 7), grant('eip155:1', 9))).toEqual({
    ...{ endsAt: 7, ends: [5, 7] },
  });
  expect(told([BASE], grant(BASE, 5), grant(BASE, null))).toEqual({
    ...{ endsAt: null, ends: [5, null] },
  });
});
