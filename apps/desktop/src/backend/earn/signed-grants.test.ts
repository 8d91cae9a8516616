import {
  type ActionQuery,
  type ActionRow,
  actionStream,
  EngineEvent,
  err,
  ok,
  type RightStanding,
  type SignedRight,
  type SmartAccountPort,
  type StoredEvent,
} from '@countinghouse/core';
import { BASE, OWNER, USDC_BASE } from '@countinghouse/core/simulation';
import { afterEach, expect, it } from 'vitest';
import type { OpenHouse } from '../open-house.ts';
import { openSimHouse, type SimHouse } from '../testing/sim-house.ts';
import { grantsOn } from './grant.ts';
import { grantsByChain } from './signed-grants.ts';

let sim: SimHouse;
afterEach(() => sim?.end());

const ACCOUNT = '0xEC4b217240f0292c65Bf136b341e400e2D28cA6F';
const FAR = 5_000_000_000;

interface Given {
  readonly id: string;
  readonly nonce: number;
  /** Unix seconds. */
  readonly validUntil?: number;
  /** A call the grant allows beside. */
  readonly call?: object;
}

/** A ledger in which authorizations were signed, the newest first; `nonce` is the account's then. */
function signedBefore(grants: readonly Given[]) {
  const rows = grants.map(
    ({ id }, at) =>
      ({
        ...{ id, kind: 'authorize', createdAt: grants.length - at },
        summary: { account: ACCOUNT },
      }) as unknown as ActionRow,
  );
  return {
    listActions: async ({ limit, before }: ActionQuery) => {
      const from = before === undefined ? 0 : rows.findIndex(({ id }) => id === before.id) + 1;
      return rows.slice(from, from + limit);
    },
    readStream: async (stream: string): Promise<readonly StoredEvent[]> => {
      const found = grants.find(({ id }) => actionStream(id) === stream);
      const validUntil = found?.validUntil ?? FAR;
      const policy = { contract: ACCOUNT, enforced: true };
      const review = {
        ...{ kind: 'grant', payload: { chain: BASE, from: OWNER }, owner: OWNER, account: ACCOUNT },
        asked: { spendCap: '5', token: USDC_BASE, symbol: 'USDC', decimals: 6, expiresAt: 9 },
        allows: [found?.id],
        unlimited: [],
        expiresAt: validUntil,
        decoded: {
          account: ACCOUNT,
          right: { kind: 'permission', permissionId: `0x0${found?.id}`, computedId: '' },
          key: { kind: 'key', address: OWNER, operates: true, signs: false },
          nonce: found?.nonce,
          access: { kind: 'execute' },
          policies: [
            { ...policy, kind: 'calls', calls: found?.call === undefined ? [] : [found.call] },
            { ...policy, kind: 'time', validAfter: 0, validUntil },
          ],
        },
      };
      return [
        { type: EngineEvent.reviewed, seq: 1, at: 1, data: { review } },
        { type: EngineEvent.intended, seq: 2, at: 2, data: {} },
      ] as unknown as readonly StoredEvent[];
    },
  };
}

async function listed(
  grants: readonly Given[],
  standing: (right: SignedRight) => RightStanding | null,
) {
  sim = await openSimHouse({
    smartAccounts: new Map([
      [
        BASE,
        {
          chain: BASE,
          standing: async (right: SignedRight) => {
            const value = standing(right);
            return value === null
              ? err({ code: 'CHAIN_UNAVAILABLE', message: 'No answer.' })
              : ok(value);
          },
        } as unknown as SmartAccountPort,
      ],
    ]),
  });
  const house = { ...sim.house, ledger: signedBefore(grants) } as unknown as OpenHouse;
  const signed = await grantsByChain(house, ACCOUNT);
  return grantsOn(
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
}

async function shown(...wish: Parameters<typeof listed>) {
  const list = await listed(...wish);
  return list.map(({ signed: own, told, onChain }) => [own?.allows[0], told?.status, onChain]);
}

it('two grants that were signed for one nonce are both good, and both shown', async () => {
  const both = [
    { id: '2', nonce: 1 },
    { id: '1', nonce: 1 },
  ];
  expect(await shown(both, () => 'not yet')).toEqual([
    ['2', 'active', 'not yet'],
    ['1', undefined, 'not yet'],
  ]);
});

it('an earlier one that is void goes with its end, and none before', async () => {
  const four = [
    { id: '4', nonce: 2, validUntil: 1 },
    { id: '3', nonce: 1 },
    { id: '2', nonce: 2, validUntil: 1 },
    { id: '1', nonce: 1, validUntil: 1 },
  ];
  const byNonce = ({ nonce }: SignedRight) => (nonce === 1 ? 'void' : 'not yet');
  expect(await shown(four, byNonce)).toEqual([
    ['4', 'active', 'not yet'],
    ['3', undefined, 'void'],
    ['2', undefined, 'not yet'],
  ]);
});

it('what the servers of a chain contradict each other about, or do not tell, is unknown', async () => {
  const two = [
    { id: '2', nonce: 2 },
    { id: '1', nonce: 1 },
  ];
  expect(await shown(two, ({ nonce }) => (nonce === 1 ? 'unknown' : null))).toEqual([
    ['2', 'active', 'unknown'],
    ['1', undefined, 'unknown'],
  ]);
});

it('however many were signed, each is shown', async () => {
  const many = Array.from({ length: 250 }, (_, at) => ({ id: `${250 - at}`, nonce: 1 }));
  const list = await shown(many, () => 'not yet');
  expect(list).toHaveLength(250);
  expect(list.at(-1)).toEqual(['1', undefined, 'not yet']);
});

it('one that ends after all lifetimes, or was not marked then, is shown as what it is', async () => {
  const call = {
    ...{ how: 'call', target: ACCOUNT, selector: '0x12345678', function: null },
    ...{ valueAtMost: '0', rules: [], amount: null, recipient: null },
  };
  const [first] = await listed(
    [{ id: '1', nonce: 1, validUntil: 2 ** 48 - 1, call }],
    () => 'not yet',
  );
  expect(first?.signed?.expiresAt).toBeNull();
  expect(first?.signed?.unlimited).toEqual([
    expect.stringContaining('a call of the account to itself'),
    'It never expires.',
  ]);
});

it('what only the service knows of is shown as its word', async () => {
  expect(await shown([], () => 'not yet')).toEqual([[undefined, 'active', 'unknown']]);
});
