import {
  type EarnInstrument,
  type EarnProviderPort,
  ok,
  type SmartAccountPort,
} from '@countinghouse/core';
import {
  ARBITRUM,
  BASE,
  OWNER,
  SAVINGS,
  USDC_ARB,
  USDC_BASE,
} from '@countinghouse/core/simulation';
import { kernel } from '@countinghouse/wallet';
import { afterEach, describe, expect, it } from 'vitest';
import { contract } from '../../contract/index.ts';
import type { SandboxReady } from '../../host/protocol.ts';
import { fits } from '../testing/fits.ts';
import { must } from '../testing/must.ts';
import { newCommand, openSimHouse, type SimHouse } from '../testing/sim-house.ts';
import { earnProcedures } from './index.ts';

let sim: SimHouse;
afterEach(() => sim?.end());

const ID = `0x0000${(8453).toString(16)}${'1'.repeat(56)}`;
const STRANGER = `0x${'99'.repeat(20)}`;
const VAULT = '0x00000000000000000000000000000000000Fa017';

const SANDBOX = {
  chains: [
    { id: 8453, rpcUrl: '', tokens: { USDC: USDC_BASE } },
    { id: 42161, rpcUrl: '', tokens: { USDC: USDC_ARB } },
  ],
} as unknown as SandboxReady;

const instrument = (change: Partial<EarnInstrument> = {}): EarnInstrument => ({
  id: ID,
  check: { result: 'checked', proves: ['yieldTokenAddress'] },
  chain: BASE,
  protocol: 'morpho',
  protocolName: 'Morpho',
  deprecated: false,
  protocolAddress: VAULT,
  symbol: 'USDC',
  description: 'A vault',
  token: { address: null, symbol: 'USDC', decimals: 6 },
  yieldToken: { address: VAULT, symbol: 'vUSDC', decimals: 6 },
  apy: '5.2',
  apyBase: null,
  apyReward: null,
  tvlUsd: '1000000',
  category: 'USD',
  stablecoin: true,
  active: true,
  syncedAt: null,
  ...change,
});

const NOT_THERE = {
  deployed: false,
  currentNonce: 1,
  validNonceFrom: 0,
  rootValidator: null,
  owner: null,
};

async function open(
  earn: Partial<EarnProviderPort> = {},
  list: readonly EarnInstrument[] = [instrument()],
) {
  const accounts = (chain: string) =>
    ({
      chain,
      state: async () => ok(NOT_THERE),
      redeemable: async (_vault: string, shares: bigint) => ok(shares * 2n),
    }) as unknown as SmartAccountPort;
  sim = await openSimHouse({
    sandbox: SANDBOX,
    smartAccounts: new Map([BASE, ARBITRUM].map((chain) => [chain, accounts(chain)])),
    earn: {
      chainOf: () => BASE,
      instruments: async () => ok({ instruments: list, complete: true }),
      positions: async () => ok({ positions: [], usdc: null }),
      balances: async () => ok([]),
      account: async (owner) =>
        ok({
          account: kernel.accountOf(owner),
          deployedOn: [],
          authorizedOn: [BASE],
          grants: [{ chain: null, status: 'active', policyVersion: '3', expiresAt: 5_000 }],
          received: '',
        }),
      ...earn,
    },
  });
  return sim.house;
}

describe('what is read', () => {
  it('instruments with what their ids are worth, and why one takes nothing', async () => {
    const house = await open({}, [
      instrument(),
      instrument({ id: `${ID.slice(0, -1)}2`, active: false }),
      instrument({
        id: `${ID.slice(0, -1)}3`,
        check: { result: 'does-not-fit', problem: 'It names another vault.' },
      }),
    ]);
    const answer = await earnProcedures.instruments(house, undefined);
    fits(contract.earn.instruments, answer);
    expect(must(answer).list.map(({ closed }) => closed)).toEqual([
      null,
      '1tx takes nothing more for it.',
      'Its id does not fit.',
    ]);
    expect(must(answer).list[0]).toMatchObject({ name: 'A vault', chain: { name: 'Base' } });
  });

  it('an account: computed, compared, its chains read, a grant of one for all where it is authorized', async () => {
    const house = await open();
    const answer = await earnProcedures.account(house, { owner: OWNER });
    fits(contract.earn.account, answer);
    expect(must(answer)).toMatchObject({
      owner: { name: 'Main' },
      account: kernel.accountOf(OWNER),
      told: { agrees: true, failure: null },
      chains: [
        { chain: { name: 'Base' }, deployed: false, usdcFrom: 'chain' },
        { chain: { name: 'Arbitrum One' } },
      ],
      grants: [{ told: { status: 'active', expiresAt: 5_000 }, signed: null, onChain: 'unknown' }],
    });
  });

  it('an account that the service calls otherwise is named, and both are there', async () => {
    const house = await open({
      account: async () =>
        ok({ account: SAVINGS, deployedOn: [], authorizedOn: [], grants: [], received: '' }),
    });
    const { told, account } = must(await earnProcedures.account(house, { owner: OWNER }));
    expect(told).toEqual({ account: SAVINGS, agrees: false, failure: null });
    expect(account).toBe(kernel.accountOf(OWNER));
  });

  it('without a key the chains are read all the same', async () => {
    sim = await openSimHouse();
    const account = must(await earnProcedures.account(sim.house, { owner: OWNER }));
    expect(account.told.failure).toMatchObject({ detail: 'NO_CONNECTION' });
    const answer = await earnProcedures.positions(sim.house, undefined);
    fits(contract.earn.positions, answer);
    expect(must(answer).troubles[0]?.failure.detail).toBe('NO_CONNECTION');
  });
});

describe('what is begun', () => {
  const start = (commandId = newCommand()) => ({ commandId, owner: OWNER });

  it('is planned from what was typed: six decimals and no more, and never rounded', async () => {
    const house = await open();
    const fund = (amount: string) =>
      earnProcedures.fund(house, { ...start(), chain: BASE, amount });
    expect(await fund('1.0000001')).toMatchObject({
      error: { detail: 'TOO_MANY_DECIMALS', message: expect.stringContaining('6 decimals') },
    });
    expect(await fund('0')).toMatchObject({ error: { detail: 'BAD_AMOUNT' } });
    expect(await fund('-1')).toMatchObject({ error: { code: 'REFUSED' } });
    const { actionId } = must(await fund('1.5'));
    const [started] = await house.ledger.readStream(`action/${actionId}`);
    expect(started?.data).toMatchObject({
      kind: 'fund',
      input: { account: OWNER, to: kernel.accountOf(OWNER), pays: { units: '1500000' } },
    });
  });

  it('once for each command id, whatever the service says meanwhile', async () => {
    const house = await open();
    const wish = {
      ...start(),
      chain: BASE,
      spendCap: '5',
      expiresAt: house.clock.now() + 86_400_000,
    };
    const first = await earnProcedures.authorize(house, wish);
    expect(first.ok).toBe(true);
    expect(await earnProcedures.authorize(house, wish)).toEqual(first);
    expect(await house.ledger.listActions({ kinds: ['authorize'], limit: 9 })).toHaveLength(1);
  });

  it('never without an end that is to come, and never for longer than a year', async () => {
    const house = await open();
    const authorize = (expiresAt: number) =>
      earnProcedures.authorize(house, { ...start(), chain: BASE, spendCap: '5', expiresAt });
    for (const expiresAt of [house.clock.now() - 1, house.clock.now() + 400 * 86_400_000]) {
      expect(await authorize(expiresAt)).toMatchObject({ error: { detail: 'BAD_EXPIRY' } });
    }
  });

  it('not of an instrument whose id does not fit, nor by an owner who is not ours', async () => {
    const house = await open({}, [
      instrument({ check: { result: 'does-not-fit', problem: 'It names another vault.' } }),
    ]);
    const buy = {
      ...start(),
      instrument: ID,
      from: BASE,
      amount: '1',
      slippageBasisPoints: 50,
      transfer: { speed: 'standard' as const },
    };
    expect(await earnProcedures.buy(house, buy)).toMatchObject({
      error: { detail: 'INSTRUMENT_CLOSED' },
    });
    expect(
      await earnProcedures.buy(house, { ...buy, commandId: newCommand(), owner: VAULT }),
    ).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(await house.ledger.listActions({ limit: 9 })).toHaveLength(0);
  });

  it.each([
    ['the vault that its id proves', ['protocolAddress'], VAULT, 'checked'],
    [
      'what the list says where its id proves a pool, and says so',
      ['protocolAddress', 'tokenAddress'],
      STRANGER,
      'cannot-be-checked',
    ],
  ])('an order counts as held: %s', async (_, proves, token, check) => {
    const yieldToken = { address: STRANGER, symbol: 'vUSDC', decimals: 6 };
    const house = await open({}, [
      instrument({ check: { result: 'checked', proves }, protocolAddress: VAULT, yieldToken }),
    ]);
    const buy = { ...start(), instrument: ID, from: BASE, amount: '1', slippageBasisPoints: 50 };
    const begun = await earnProcedures.buy(house, { ...buy, transfer: { speed: 'standard' } });
    const [started] = await house.ledger.readStream(`action/${must(begun).actionId}`);
    expect(started?.data).toMatchObject({ input: { instrument: { check, shares: { token } } } });
  });

  it('a sale to another chain is refused before any call, with the two ways around it', async () => {
    const house = await open();
    const answer = await earnProcedures.sell(house, {
      ...start(),
      instrument: ID,
      to: ARBITRUM,
      shares: '1',
      slippageBasisPoints: 50,
    });
    expect(answer).toMatchObject({
      error: { detail: 'CROSS_CHAIN_SELL', message: expect.stringContaining('or sell there') },
    });
    expect(await house.ledger.listActions({ limit: 9 })).toHaveLength(0);
  });
});
