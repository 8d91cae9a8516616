import {
  actionStream,
  EngineEvent,
  ok,
  type SmartAccountPort,
  type StoredEvent,
} from '@countinghouse/core';
import { BASE, OWNER, USDC_BASE } from '@countinghouse/core/simulation';
import { afterEach, expect, it } from 'vitest';
import type { OpenHouse } from '../open-house.ts';
import { openSimHouse, type SimHouse } from '../testing/sim-house.ts';
import { formerAccounts, unusedOf } from './former.ts';
import type { Ours } from './ours.ts';

let sim: SimHouse;
afterEach(() => sim?.end());

const COMPUTED = '0xEC4b217240f0292c65Bf136b341e400e2D28cA6F';
const NAMED = '0xD1b3a6f2e4c5908e7F6a5B4C3d2e1f0a9B8c7d6e';
const mine = (account: string): Ours => ({
  ...{ owner: { address: OWNER, name: null }, account, computed: COMPUTED, agreedAt: null },
});

/** A ledger in which another account was agreed to, a right signed for it, and gone back. */
const ledger = {
  listActions: async () => [{ id: '1', kind: 'authorize', createdAt: 1 }],
  readStream: async (stream: string) => {
    const agreed = (account: string) => ({
      ...{ type: 'earn-account.agreed', version: 1, at: 1 },
      data: { owner: OWNER, account, computed: COMPUTED },
    });
    const review = {
      ...{ kind: 'grant', payload: { chain: BASE }, owner: OWNER, account: NAMED, allows: [] },
      asked: { spendCap: '5', token: USDC_BASE, symbol: 'USDC', decimals: 6, expiresAt: 9 },
      decoded: {
        right: { kind: 'permission', permissionId: '0x01', computedId: '' },
        key: { kind: 'key', address: OWNER, operates: true, signs: false },
        ...{ account: NAMED, nonce: 1, access: { kind: 'execute' }, policies: [] },
      },
    };
    const signed = [
      { type: EngineEvent.reviewed, seq: 1, at: 1, data: { review } },
      { type: EngineEvent.intended, seq: 2, at: 2, data: {} },
    ];
    const events = stream === actionStream('1') ? signed : [agreed(NAMED), agreed(COMPUTED)];
    return events as unknown as readonly StoredEvent[];
  },
};

async function house(): Promise<OpenHouse> {
  const accounts = { standing: async () => ok('usable') } as unknown as SmartAccountPort;
  sim = await openSimHouse({ smartAccounts: new Map([[BASE, accounts]]) });
  return { ...sim.house, ledger } as unknown as OpenHouse;
}

it('after going back, the rights on the account that was agreed to are still listed', async () => {
  expect(await formerAccounts(await house(), mine(COMPUTED))).toMatchObject([
    { account: NAMED, computed: false, grants: [{ signed: { actionId: '1' }, onChain: 'usable' }] },
  ]);
});

it('the one that is used is not among them, and without a right none is listed', async () => {
  const open = await house();
  expect(await formerAccounts(open, mine(NAMED))).toEqual([]);
  expect(await unusedOf(open, mine(NAMED))).toEqual([COMPUTED]);
});
