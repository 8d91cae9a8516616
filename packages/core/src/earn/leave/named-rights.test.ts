import { expect, it } from 'vitest';
import { type GrantReview, utc } from '../../grant/index.ts';
import type { RightStanding, SmartAccountPort } from '../../ports/smart-account.ts';
import { err, ok } from '../../result/result.ts';
import { simAddress } from '../../simulation/address.ts';
import { namedRights } from './named-rights.ts';

const CHAIN = 'eip155:8453';
const token = simAddress('USDC');
const usdc = { chain: CHAIN, token, asset: '', symbol: 'USDC', decimals: 6 };
const NOW = 1_000_000_000;

const signed = (key: string, nonce: number, validUntil: number | null) => ({
  actionId: key,
  at: 1,
  review: {
    decoded: {
      right: { kind: 'permission', permissionId: '0x01', computedId: '0x01' },
      key: { kind: 'key', address: simAddress(key), operates: true, signs: false },
      nonce,
      policies: [{ kind: 'time', contract: token, enforced: true, validAfter: 0, validUntil }],
    },
  } as unknown as GrantReview,
});

/** What the chain says of a right, by its nonce. */
const SAYS: readonly (RightStanding | null)[] = ['usable', 'not yet', 'void', 'unknown', null];
const accounts = {
  standing: async ({ nonce }) => {
    const told = SAYS[nonce] ?? null;
    return told === null ? err({ code: 'CHAIN_UNAVAILABLE', message: 'no' }) : ok(told);
  },
} as Partial<SmartAccountPort> as SmartAccountPort;

it('a removal names each right that ends by it: whose key, where, until when, and whether it is used', async () => {
  const later = NOW / 1_000 + 60;
  const list = [
    signed('used', 0, later),
    signed('unused', 1, null),
    signed('ended', 2, later),
    signed('over', 1, NOW / 1_000),
    signed('contradicted', 3, later),
    signed('not read', 4, later),
  ];
  const named = await namedRights({ account: token, usdc }, list, accounts, NOW);
  const until = `on Base, which holds until ${utc(later)}`;
  expect(named.map(({ sentence }) => sentence)).toEqual([
    `Ends the right of the key ${simAddress('used')} ${until} and is in use.`,
    `Ends the right of the key ${simAddress('unused')} on Base, which has no end of its own and has not been used yet.`,
    `Ends the right of the key ${simAddress('contradicted')} ${until}; whether it still stands could not be read.`,
    `Ends the right of the key ${simAddress('not read')} ${until}; whether it still stands could not be read.`,
  ]);
  expect(new Set(named.map(({ weight }) => weight))).toEqual(new Set(['note']));
});
