import { describe, expect, it } from 'vitest';
import type { EarnGrant } from '../../ports/earn-provider.ts';
import { judgeRight, type RightFacts, type RightStands, toldRight } from './judge.ts';

const NOW = 1_000;
const BASE = 'eip155:8453';
const LATER = { endsAt: NOW + 1 };
const PAST = { endsAt: NOW };
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
    ['is over by the word of the service', { told: PAST, signed: [GOOD] }, 'over'],
    ['is the word of the service alone', {}, 'told'],
    ['is another one where the one from here is over', { signed: [USED_UP] }, 'told'],
    ['is over where no other end is told', { told: { endsAt: null }, signed: [USED_UP] }, 'over'],
    ['is nobody knows of any', { told: null }, 'none'],
  ])('%s', (_, change, stands) => {
    expect(judged(change)).toBe(stands);
  });

  it.each<Case>([
    ['what was signed here is void', { signed: [VOID] }, 'ended'],
    ['a removal, and nothing was signed here', { there: { validNonceFrom: 11 } }, 'ended'],
    ['a removal, and 1tx is silent', { ...renewed(VOID), told: 'not asked' }, 'ended'],
    ['a removal, and 1tx names none', { ...renewed(VOID), told: null }, 'ended'],
    ['a removal, and 1tx names no end', { ...renewed(VOID), told: { endsAt: null } }, 'ended'],
    ['one that was signed since is over', { ...renewed(USED_UP), told: PAST }, 'over'],
  ])('has ended by the chain, whatever the service says: %s', (_, change, stands) => {
    expect(judged(change)).toBe(stands);
  });

  it.each<Case>([
    ['the chain was not read', { there: null }, 'unknown'],
    ['its servers contradict each other', { signed: [VOID, UNREAD] }, 'unknown'],
    ['nobody was asked', { told: 'not asked' }, 'unknown'],
    ['1tx was not asked', { told: 'not asked', signed: [GOOD] }, 'unknown'],
  ])('is never held by a reading that failed: %s', (_, change, stands) => {
    expect(judged(change)).toBe(stands);
  });
});

function renewed(one: RightFacts['signed'][number]): Partial<RightFacts> {
  return { there: { validNonceFrom: 11 }, signed: [one] };
}

it('what the service says of a chain counts where it is authorized, by its last end', () => {
  const grant = (chain: string | null, expiresAt: number | null): EarnGrant => ({
    ...{ chain, expiresAt, status: 'active', policyVersion: null },
  });
  const told = (authorizedOn: readonly string[], ...grants: readonly EarnGrant[]) =>
    toldRight({ account: '', deployedOn: [], authorizedOn, grants, received: '' }, BASE);
  expect(told([], grant(BASE, 5))).toBeNull();
  expect(told([BASE])).toEqual({ endsAt: null });
  expect(told([BASE], grant(BASE, 5), grant(null, 7), grant('eip155:1', 9))).toEqual({ endsAt: 7 });
  expect(told([BASE], grant(BASE, 5), grant(BASE, null))).toEqual({ endsAt: null });
});
