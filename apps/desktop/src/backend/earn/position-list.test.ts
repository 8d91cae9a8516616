import {
  type ChainPort,
  type EarnInstrument,
  type EarnPosition,
  err,
  ok,
  type SmartAccountPort,
} from '@countinghouse/core';
import { BASE, OWNER, SAVINGS, USDC_ARB, USDC_BASE } from '@countinghouse/core/simulation';
import { instrumentIdOf } from '@countinghouse/providers';
import { kernel } from '@countinghouse/wallet';
import { afterEach, describe, expect, it } from 'vitest';
import type { SandboxReady } from '../../host/protocol.ts';
import type { OpenHouse } from '../open-house.ts';
import { must } from '../testing/must.ts';
import { openSimHouse, type SimHouse } from '../testing/sim-house.ts';
import { positions } from './position-list.ts';

let sim: SimHouse;
afterEach(() => sim?.end());

const VAULT = '0x00000000000000000000000000000000000Fa017';
const POOL = '0x000000000000000000000000000000000000900C';
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

interface Scene {
  readonly told?: readonly EarnPosition[];
  readonly listed?: readonly EarnInstrument[];
  readonly accounts?: Partial<SmartAccountPort>;
  readonly chain?: Partial<ChainPort>;
}

const mine = kernel.accountOf(OWNER);

/** A house on Base alone, whose first account holds what the tests say. */
async function open({ told = [], listed = [], accounts, chain }: Scene): Promise<OpenHouse> {
  const smart = {
    chain: BASE,
    redeemable: async (_vault: string, shares: bigint) => ok(shares * 2n),
    vaultAsset: async () => ok(USDC_BASE),
    ...accounts,
  } as unknown as SmartAccountPort;
  sim = await openSimHouse({
    sandbox: SANDBOX,
    smartAccounts: new Map([[BASE, smart]]),
    earn: {
      chainOf: () => BASE,
      instruments: async () => ok({ instruments: listed, complete: true }),
      positions: async ({ address }) => ok({ positions: address === mine ? told : [], usdc: null }),
    },
  });
  const base = sim.house.outside.chains.get(BASE);
  if (base === undefined) throw new Error('no such chain');
  const port = { ...base, decimals: async () => ok(6), balance: async () => ok(0n), ...chain };
  return { ...sim.house, outside: { ...sim.house.outside, chains: new Map([[BASE, port]]) } };
}

/** So many of each token are held by the first account; none of any other. */
const holding = (tokens: Readonly<Record<string, bigint>>): Partial<ChainPort> => ({
  balance: async (account, token) =>
    ok(account === mine ? (tokens[token?.toLowerCase() ?? ''] ?? 0n) : 0n),
});

it('a token under two ids is held once, and USDC lies idle whatever the service calls it', async () => {
  const house = await open({
    told: [told('1', VAULT), told('2', VAULT.toLowerCase()), told('3', USDC_BASE)],
    chain: holding({ [VAULT.toLowerCase()]: 5n, [USDC_BASE.toLowerCase()]: 3n }),
  });
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

/** Of the service's own making: a contract that answers whatever it likes. */
const FALSE = '0x000000000000000000000000000000000000F415';
const listed = (digit: string, change: Partial<EarnInstrument> = {}): EarnInstrument => ({
  ...{ id: `0x00002105${digit.repeat(56)}`, chain: BASE, protocol: 'morpho' },
  ...{ check: { result: 'checked', proves: ['protocolAddress'] }, protocolAddress: VAULT },
  ...{ protocolName: 'Morpho', deprecated: false, symbol: 'USDC', description: 'A vault' },
  token: { address: USDC_BASE, symbol: 'USDC', decimals: 6 },
  yieldToken: { address: null, symbol: 'vUSDC', decimals: 6 },
  ...{ apy: null, apyBase: null, apyReward: null, tvlUsd: null, category: 'USD' },
  ...{ stablecoin: true, active: true, syncedAt: null },
  ...change,
});

describe('what is held of an instrument', () => {
  it('is the token that its id proves, whatever the service names', async () => {
    const house = await open({
      told: [told('1', FALSE)],
      listed: [listed('1')],
      chain: holding({ [VAULT.toLowerCase()]: 5n, [FALSE.toLowerCase()]: 10n ** 12n }),
    });
    const { list } = must(await positions(house));
    expect(
      list.map(({ shares, worth, worthFrom }) => [shares.units, worth?.units, worthFrom]),
    ).toEqual([['5', '10', 'chain']]);
  });

  it('is the service’s word where no id proves the token, however much of it there is', async () => {
    const house = await open({
      told: [told('1', FALSE)],
      chain: holding({ [FALSE.toLowerCase()]: 10n ** 12n }),
    });
    expect(must(await positions(house)).list).toMatchObject([{ worthFrom: 'service' }]);
  });

  it('is known by the id alone where the list has left it out', async () => {
    const instrument = instrumentIdOf(8453, VAULT, `0x${VAULT.slice(2).padStart(64, '0')}`) ?? '';
    const house = await open({
      told: [{ ...told('1', VAULT), instrument }],
      chain: holding({ [VAULT.toLowerCase()]: 5n }),
    });
    expect(must(await positions(house)).list).toMatchObject([{ instrument, worthFrom: 'chain' }]);
  });
});

describe('what it is worth', () => {
  const held = {
    chain: holding({ [VAULT.toLowerCase()]: 95n * 10n ** 18n }),
    listed: [listed('1')],
  };
  const down = { code: 'CHAIN_UNAVAILABLE', message: 'no' } as const;
  const failing = { redeemable: async () => err(down) };
  const worthOf = async (scene: Scene) => {
    const { list, troubles } = must(await positions(await open({ ...held, ...scene })));
    return { worth: list[0]?.worth?.units ?? null, from: list[0]?.worthFrom, troubles };
  };
  const of = (change: Partial<EarnPosition>) => ({ ...told('1', VAULT), ...change });
  const SHARES = 95n * 10n ** 18n;

  it('is never its shares, where the service does not say of which of the two it speaks', async () => {
    const older = of({ balance: SHARES, decimals: 18, shares: null });
    const found = await worthOf({ told: [older], accounts: failing });
    expect(found).toMatchObject({ worth: null, from: null });
    expect(found.troubles).toHaveLength(1);
  });

  it('is the service’s word for just as many shares, in the decimals of USDC', async () => {
    const word = { balance: 96_000_000n, decimals: 6, shares: SHARES };
    const said = await worthOf({ told: [of(word)], accounts: failing });
    expect(said).toMatchObject({ worth: '96000000', from: 'service' });
    expect(said.troubles).toHaveLength(1);
    for (const change of [{ decimals: 18 }, { shares: SHARES + 1n }]) {
      const other = await worthOf({ told: [of({ ...word, ...change })], accounts: failing });
      expect(other).toMatchObject({ worth: null, from: null });
    }
  });

  it('is as much USDC as there is of a market that is its own token', async () => {
    const check = { result: 'checked', proves: ['yieldTokenAddress', 'tokenAddress'] } as const;
    const yieldToken = { address: VAULT, symbol: 'cUSDC', decimals: 6 };
    const market = {
      told: [of({})],
      accounts: { vaultAsset: async () => ok(null) },
      chain: holding({ [VAULT.toLowerCase()]: 7_000_000n }),
    };
    const found = await worthOf({ ...market, listed: [listed('1', { check, yieldToken })] });
    expect(found).toEqual({ worth: '7000000', from: 'chain', troubles: [] });
    const unproven = await worthOf(market);
    expect(unproven).toEqual({ worth: null, from: null, troubles: [] });
  });

  it('is as much USDC as there is of what a pool says that it gives for them', async () => {
    const check = { result: 'checked', proves: ['protocolAddress', 'tokenAddress'] } as const;
    const yieldToken = { address: FALSE, symbol: 'aUSDC', decimals: 6 };
    const asked: string[][] = [];
    const pool = (answer: Awaited<ReturnType<SmartAccountPort['poolToken']>>) => ({
      told: [of({ yieldTokenAddress: FALSE, balance: 8_000_000n, shares: 9_000_000n })],
      listed: [listed('1', { check, yieldToken, protocolAddress: POOL })],
      chain: holding({ [VAULT.toLowerCase()]: 7_000_000n, [FALSE.toLowerCase()]: 9_000_000n }),
      accounts: {
        vaultAsset: async () => ok(null),
        poolToken: async (...about: string[]) => {
          asked.push(about);
          return answer;
        },
      },
    });
    const found = await worthOf(pool(ok(VAULT)));
    expect(found).toEqual({ worth: '7000000', from: 'chain', troubles: [] });
    expect(asked[0]).toEqual([POOL, USDC_BASE]);
    // Where the pool does not say, what is held is the service's word, and so is what it is worth.
    for (const answer of [ok(null), err(down)]) {
      await sim.end();
      expect(await worthOf(pool(answer))).toMatchObject({ worth: '8000000', from: 'service' });
    }
  });
});

describe('where the chain does not tell', () => {
  const word = { ...told('1', FALSE), balance: 10n ** 12n, shares: 10n ** 12n };

  it('a word is a word only while the chain cannot be asked', async () => {
    const no = (code: 'CHAIN_UNAVAILABLE' | 'CHAIN_MALFORMED') => ({
      balance: async () => err({ code, message: 'no' }),
    });
    const away = must(
      await positions(await open({ told: [word], chain: no('CHAIN_UNAVAILABLE') })),
    );
    expect(away.list).toMatchObject([{ sharesFrom: 'service', worth: null, worthFrom: null }]);
    await sim.end();
    const nonsense = await open({ told: [word], chain: no('CHAIN_MALFORMED') });
    const found = must(await positions(nonsense));
    expect(found.list).toEqual([]);
    expect(found.troubles.length).toBeGreaterThan(0);
  });

  it('a contract without decimals is no token', async () => {
    const chain = { ...holding({ [FALSE.toLowerCase()]: 5n }), decimals: async () => ok(null) };
    const found = must(await positions(await open({ told: [word], chain })));
    expect(found.list).toEqual([]);
    expect(found.troubles).toHaveLength(1);
  });
});

it('however long an answer is, few things are asked at once', async () => {
  const many = Array.from({ length: 200 }, (_, at) => ({
    ...told('1', `0x${(at + 1).toString(16).padStart(40, '0')}`),
    instrument: `0x00002105${at.toString(16).padStart(56, '0')}`,
  }));
  let asked = 0;
  let most = 0;
  const house = await open({
    told: many,
    chain: {
      balance: async () => {
        asked += 1;
        most = Math.max(most, asked);
        await new Promise(setImmediate);
        asked -= 1;
        return ok(0n);
      },
    },
  });
  must(await positions(house));
  expect(most).toBeLessThan(20);
});
