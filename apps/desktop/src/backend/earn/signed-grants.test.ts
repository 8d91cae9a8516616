import {
  type ActionRow,
  EngineEvent,
  ok,
  type SmartAccountPort,
  type StoredEvent,
} from '@countinghouse/core';
import { BASE, OWNER, USDC_BASE } from '@countinghouse/core/simulation';
import { afterEach, expect, it } from 'vitest';
import type { OpenHouse } from '../open-house.ts';
import { openSimHouse, type SimHouse } from '../testing/sim-house.ts';
import { grantsOn } from './grant.ts';
import { signedGrants } from './signed-grants.ts';

let sim: SimHouse;
afterEach(() => sim?.end());

const ACCOUNT = '0xEC4b217240f0292c65Bf136b341e400e2D28cA6F';

/** A ledger in which authorizations were signed, the newest first; `nonce` is the account's then. */
function signedBefore(grants: readonly { readonly id: string; readonly nonce: number }[]) {
  const row = ({ id }: { readonly id: string }) =>
    ({ id, kind: 'authorize', summary: { account: ACCOUNT } }) as unknown as ActionRow;
  return {
    listActions: async () => grants.map(row),
    readStream: async (stream: string): Promise<readonly StoredEvent[]> => {
      const found = grants.find(({ id }) => stream.endsWith(id));
      const review = {
        kind: 'grant',
        payload: { chain: BASE, from: OWNER },
        asked: { spendCap: '5', token: USDC_BASE, symbol: 'USDC', decimals: 6, expiresAt: 9 },
        allows: [found?.id],
        unlimited: [],
        expiresAt: 9,
        decoded: {
          right: { kind: 'permission', permissionId: `0x0${found?.id}`, computedId: '' },
          key: { kind: 'key', address: OWNER, operates: true, signs: false },
          nonce: found?.nonce,
        },
      };
      return [
        { type: EngineEvent.reviewed, seq: 1, at: 1, data: { review } },
        { type: EngineEvent.intended, seq: 2, at: 2, data: {} },
      ] as unknown as readonly StoredEvent[];
    },
  };
}

async function shown(
  grants: readonly { readonly id: string; readonly nonce: number }[],
  currentNonce: number,
) {
  sim = await openSimHouse({
    smartAccounts: new Map([
      [
        BASE,
        {
          chain: BASE,
          permission: async () => ok({ installed: false }),
          state: async () => ok({ deployed: true, currentNonce, validNonceFrom: 0 }),
        } as unknown as SmartAccountPort,
      ],
    ]),
  });
  const house = { ...sim.house, ledger: signedBefore(grants) } as unknown as OpenHouse;
  const signed = await signedGrants(house, ACCOUNT);
  const list = await grantsOn(
    ...([house, BASE, ACCOUNT] as const),
    {
      account: ACCOUNT,
      deployedOn: [],
      authorizedOn: [BASE],
      grants: [{ chain: BASE, status: 'active', policyVersion: '3', expiresAt: 9_000 }],
      received: '',
    },
    signed.get(BASE) ?? [],
  );
  return list.map(({ signed: own, told, onChain }) => [own?.allows[0], told?.status, onChain]);
}

it('two grants that were signed for one nonce are both good, and both shown', async () => {
  const both = [
    { id: '2', nonce: 1 },
    { id: '1', nonce: 1 },
  ];
  expect(await shown(both, 1)).toEqual([
    ['2', 'active', 'not yet'],
    ['1', undefined, 'not yet'],
  ]);
});

it('an earlier one that the chain has ended is not shown, and the newest in any case', async () => {
  const three = [
    { id: '3', nonce: 1 },
    { id: '2', nonce: 2 },
    { id: '1', nonce: 1 },
  ];
  expect(await shown(three, 2)).toEqual([
    ['3', 'active', 'void'],
    ['2', undefined, 'not yet'],
  ]);
});

it('what only the service knows of is shown as its word', async () => {
  expect(await shown([], 1)).toEqual([[undefined, 'active', 'unknown']]);
});
