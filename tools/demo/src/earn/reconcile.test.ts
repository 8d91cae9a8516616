import { expect, test } from 'vitest';
import type { Books, SiteBook } from './books.ts';
import type { Deed, Moved } from './deeds.ts';
import { reconcile } from './reconcile.ts';
import type { Site } from './site.ts';

const NOTHING = {
  ...{ walletIn: 0n, walletOut: 0n, accountIn: 0n, accountOut: 0n, sharesIn: 0n, sharesOut: 0n },
};
const HASHES = ['faucet', 'fund', 'buy', 'exit', 'more'] as const;
const hash = (name: (typeof HASHES)[number]): `0x${string}` =>
  `0x${HASHES.indexOf(name).toString().padStart(64, '0')}`;
const moved = (name: (typeof HASHES)[number], deed: Deed, flows: Partial<Moved>): Moved => ({
  ...{ hash: hash(name), block: 1n, deed, ...NOTHING, ...flows },
});

/** 100 given, 60 of them funded, 20 put to work, and 41 taken out after one was earned. */
const STORY: readonly Moved[] = [
  moved('faucet', 'faucet', { walletIn: 100n }),
  moved('fund', 'fund', { walletOut: 60n, accountIn: 60n }),
  moved('buy', 'buy', { accountOut: 20n, sharesIn: 20n }),
  moved('exit', 'exit', { accountOut: 40n, sharesOut: 20n, walletIn: 61n }),
];
const WANTED = {
  deeds: {
    ...{ faucet: 1, fund: 1, buy: 1, burn: 0, arrival: 0, sell: 0, withdraw: 0, exit: 1 },
    unexplained: 0,
  },
  amounts: { fund: 60n, buy: 20n },
  userOps: 2,
};

function books(changes: Partial<SiteBook> = {}, operations = 2): Books {
  const site: SiteBook = {
    site: { chain: { id: 8453 } } as Site,
    now: { wallet: 101n, account: 0n, shares: 0n, vault: 0n, gas: 0n },
    moved: STORY,
    vault: {
      paidIn: new Map([[hash('buy'), 20n]]),
      paidOut: new Map([[hash('exit'), 21n]]),
      mispaid: 0n,
    },
    ...changes,
  };
  const one = { chain: 8453, userOpHash: '0x', transaction: '0x', success: true };
  return {
    sites: [site],
    operations: Array.from({ length: operations }, () => one),
    bridgeFee: 0n,
  };
}

const KEPT = { doubleEffects: 0, missing: 0, error: 0n };

test('what adds up is off by nothing, and says where everything lies', () => {
  expect(reconcile(books(), WANTED)).toEqual({
    ...KEPT,
    ...{ given: 100n, wallets: 101n, accounts: 0n, inVaults: -1n, bridgeFee: 0n },
  });
});

test('a unit that is nowhere, a vault that pays too little and shares nobody knows of are found', () => {
  const now = { wallet: 100n, account: 0n, shares: 0n, vault: 0n, gas: 0n };
  expect(reconcile(books({ now }), WANTED).error).toBe(2n);
  const { vault } = books().sites[0] as SiteBook;
  expect(reconcile(books({ vault: { ...vault, mispaid: 1n } }), WANTED).error).toBe(1n);
  const shares = { wallet: 101n, account: 0n, shares: 1n, vault: 1n, gas: 0n };
  expect(reconcile(books({ now: shares }), WANTED).error).toBe(1n);
});

test('what happened twice, for no reason, or not at all is counted', () => {
  const twice = [...STORY, moved('more', 'fund', { walletOut: 60n, accountIn: 60n })];
  expect(reconcile(books({ moved: twice }), WANTED).doubleEffects).toBe(1);
  const stray = [...STORY, moved('more', 'unexplained', { walletOut: 1n })];
  expect(reconcile(books({ moved: stray }), WANTED).doubleEffects).toBe(1);
  expect(reconcile(books({}, 3), WANTED).doubleEffects).toBe(1);
  expect(reconcile(books({ moved: STORY.slice(0, 3) }, 1), WANTED)).toMatchObject({ missing: 2 });
});
