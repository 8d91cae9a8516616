import type { SmartAccountState, EarnAccount as Told } from '@countinghouse/core';
import { BASE, OWNER } from '@countinghouse/core/simulation';
import { expect, it } from 'vitest';
import type { Grant } from '../../contract/earn.ts';
import { type OnChain, rightOn } from './right-on.ts';

const NOW = 1_000;
const service: Told = {
  ...{ account: OWNER, deployedOn: [], authorizedOn: [BASE], received: '' },
  grants: [{ chain: null, status: 'active', policyVersion: null, expiresAt: 9_000 }],
};
const there = (validNonceFrom: number): SmartAccountState => ({
  ...{ deployed: true, currentNonce: 11, validNonceFrom, rootValidator: null, owner: OWNER },
});
const grant = (
  onChain: Grant['onChain'],
  expiresAt: number | null,
  permissionId: string | null = '0x01020304',
): Grant => ({
  ...{ chain: { id: BASE, name: 'Base' }, told: null, onChain },
  signed: {
    ...{ actionId: 'a1', at: 1, key: OWNER, allows: [], unlimited: [], expiresAt, permissionId },
    cap: { asset: 'x', symbol: 'USDC', decimals: 6, units: '5', price: null },
  },
});
const known = (change: Partial<OnChain>) =>
  rightOn({ ...{ chain: BASE, service, there: there(0), grants: [], now: NOW }, ...change });
const on = (change: Partial<OnChain>) => known(change).judged;

it('a right that the chain has ended has ended, where 1tx names no other', () => {
  const ended = { right: 'ended', rightEndsAt: 9_000 };
  expect(on({ there: there(11), grants: [grant('void', 9_000)] })).toEqual(ended);
  const other = { there: there(11), grants: [grant('void', 8_000)] };
  expect(known(other)).toMatchObject({ judged: { right: 'told' }, before: 'void', stands: false });
  expect(known({ there: there(11) })).toMatchObject({
    ...{ judged: { right: 'told' }, before: 'removed' },
  });
});

it('what was signed here stands although 1tx says that it is over', () => {
  const over = { ...service, grants: service.grants.map((one) => ({ ...one, expiresAt: NOW })) };
  expect(known({ service: over, grants: [grant('usable', 8_000)] })).toMatchObject({
    ...{ judged: { right: 'stopped' }, stands: true },
  });
  expect(known({ grants: [grant('unknown', 8_000, null)] }).stands).toBe(true);
});

it('holds until its own end, or the one that 1tx names, whichever comes first', () => {
  const held = (...grants: Grant[]) => on({ grants });
  expect(held(grant('usable', 8_000))).toEqual({ right: 'held', rightEndsAt: 8_000 });
  expect(held(grant('usable', 8_000), grant('not yet', null))).toMatchObject({
    rightEndsAt: 9_000,
  });
  const open = { ...service, grants: [] };
  expect(on({ service: open, grants: [grant('usable', null)] })).toEqual({
    ...{ right: 'held', rightEndsAt: null },
  });
});

it('what cannot be read is unknown, and what nobody can read counts as the word of 1tx', () => {
  expect(on({ there: null, grants: [grant('unknown', 8_000)] })).toMatchObject({
    right: 'unknown',
  });
  expect(on({ grants: [grant('unknown', 8_000, null)] })).toMatchObject({ right: 'told' });
});
