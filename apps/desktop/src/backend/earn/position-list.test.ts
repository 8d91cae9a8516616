import { type EarnPosition, ok, type SmartAccountPort } from '@countinghouse/core';
import { BASE, OWNER, SAVINGS, USDC_ARB, USDC_BASE } from '@countinghouse/core/simulation';
import { kernel } from '@countinghouse/wallet';
import { afterEach, expect, it } from 'vitest';
import type { SandboxReady } from '../../host/protocol.ts';
import { must } from '../testing/must.ts';
import { openSimHouse, type SimHouse } from '../testing/sim-house.ts';
import { positions } from './position-list.ts';

let sim: SimHouse;
afterEach(() => sim?.end());

const VAULT = '0x00000000000000000000000000000000000Fa017';
const SANDBOX = {
  chains: [
    { id: 8453, rpcUrl: '', tokens: { USDC: USDC_BASE } },
    { id: 42161, rpcUrl: '', tokens: { USDC: USDC_ARB } },
  ],
} as unknown as SandboxReady;

const told = (digit: string, token: string): EarnPosition => ({
  ...{ instrument: `0x00002105${digit.repeat(56)}`, chain: BASE, protocol: 'morpho' },
  ...{ symbol: 'USDC', yieldTokenSymbol: 'vUSDC', yieldTokenAddress: token },
  ...{ balance: 7_000_000n, decimals: 6, shares: null, shareDecimals: 6, apy: null },
});

it('a token under two ids is held once, and USDC lies idle whatever the service calls it', async () => {
  const mine = kernel.accountOf(OWNER);
  const accounts = {
    chain: BASE,
    redeemable: async (_vault: string, shares: bigint) => ok(shares * 2n),
    vaultAsset: async () => ok(USDC_BASE),
  } as unknown as SmartAccountPort;
  sim = await openSimHouse({
    sandbox: SANDBOX,
    smartAccounts: new Map([[BASE, accounts]]),
    earn: {
      chainOf: () => BASE,
      instruments: async () => ok({ instruments: [], complete: true }),
      positions: async ({ address }) => {
        const list =
          address === mine
            ? [told('1', VAULT), told('2', VAULT.toLowerCase()), told('3', USDC_BASE)]
            : [];
        return ok({ positions: list, usdc: null });
      },
    },
  });
  const base = sim.house.outside.chains.get(BASE);
  if (base === undefined) throw new Error('no such chain');
  const held = (token: string | null) => (token?.toLowerCase() === VAULT.toLowerCase() ? 5n : 3n);
  const chain = {
    ...base,
    decimals: async () => ok(6),
    balance: async (account: string, token: string | null) =>
      ok(account === mine ? held(token) : 0n),
  };
  const house = {
    ...sim.house,
    outside: { ...sim.house.outside, chains: new Map([[BASE, chain]]) },
  };
  const found = must(await positions(house));
  expect(found.list.map(({ shares, worth }) => [shares.units, worth?.units])).toEqual([
    ['5', '10'],
  ]);
  const idle = found.idle.map(({ owner, usdc }) => [owner.address, usdc.units]);
  expect(idle.sort()).toEqual(
    [
      [OWNER, '3'],
      [SAVINGS, '0'],
    ].sort(),
  );
  expect(found.troubles).toEqual([]);
});
