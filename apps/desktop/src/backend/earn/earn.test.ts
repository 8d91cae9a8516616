import {
  type ChainPort,
  type EarnInstrument,
  type EarnPosition,
  type EarnProviderPort,
  err,
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
import type { OpenHouse } from '../open-house.ts';
import { fits } from '../testing/fits.ts';
import { must } from '../testing/must.ts';
import { newCommand, openSimHouse, type SimHouse } from '../testing/sim-house.ts';
import { earnProcedures } from './index.ts';

let sim: SimHouse;
afterEach(() => sim?.end());

const ID = `0x0000${(8453).toString(16)}${'1'.repeat(56)}`;
const STRANGER = `0x${'99'.repeat(20)}`;
const VAULT = '0x00000000000000000000000000000000000Fa017';

const ANOTHER_TOKEN = { address: `0x${'77'.repeat(20)}`, symbol: 'vUSDC', decimals: 6 };

/** A vault of another token. */
const ETHER = '0x0000000000000000000000000000000000E7Fa17';

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
      vaultAsset: async (vault: string) => ok(vault === ETHER ? SAVINGS : USDC_BASE),
      redeemable: async (_vault: string, shares: bigint) => ok(shares * 2n),
      operationNonce: async () => ok(0n),
      rehearse: async () => ok(null),
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

const SILENCE = {
  provider: '1tx',
  operation: 'positions',
  kind: 'unavailable' as const,
  code: 'UNREACHABLE',
  message: 'no',
  mayHaveHappened: false,
};

const POSITION: EarnPosition = {
  instrument: ID,
  chain: BASE,
  protocol: 'morpho',
  symbol: 'WETH',
  yieldTokenAddress: VAULT,
  yieldTokenSymbol: 'vWETH',
  balance: 1n,
  decimals: 18,
  shares: 1n,
  shareDecimals: 18,
  apy: null,
};

/** Lets the chain answer otherwise from now on. */
function withChain(house: OpenHouse, change: Partial<ChainPort>): void {
  const chains = house.outside.chains as Map<string, ChainPort>;
  const before = chains.get(BASE);
  if (before !== undefined) chains.set(BASE, { ...before, ...change });
}

async function buyOne(house: OpenHouse): Promise<void> {
  const wish = {
    ...{ commandId: newCommand(), owner: OWNER, instrument: ID, from: BASE, amount: '1' },
    ...{ slippageBasisPoints: 50, transfer: { speed: 'standard' as const } },
  };
  must(await earnProcedures.buy(house, wish));
}

describe('what is read', () => {
  it('instruments with what their ids are worth, and why one takes nothing', async () => {
    const house = await open({}, [
      instrument(),
      instrument({
        id: `${ID.slice(0, -1)}4`,
        category: 'ETH',
        token: { address: SAVINGS, symbol: 'WETH', decimals: 18 },
      }),
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
      'It takes WETH; only USDC can be put in from here so far.',
      '1tx takes nothing more for it.',
      'Its id does not fit.',
    ]);
    expect(must(answer).list[0]).toMatchObject({ name: 'A vault', chain: { name: 'Base' } });
  });

  it('says of a cap that it is not known where no right was given from here', async () => {
    const house = await open();
    const answer = await earnProcedures.orderCap(house, { owner: OWNER, chain: BASE });
    fits(contract.earn.orderCap, answer);
    expect(must(answer)).toBeNull();
    expect(await earnProcedures.orderCap(house, { owner: STRANGER, chain: BASE })).toMatchObject({
      ok: false,
    });
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

  it('what is worth so much of another token is not called so much USDC', async () => {
    const told = { yieldTokenAddress: ETHER, balance: 10n ** 18n, shares: 10n ** 18n };
    const house = await open(
      { positions: async () => ok({ positions: [{ ...POSITION, ...told }], usdc: null }) },
      [
        instrument({
          category: 'ETH',
          token: { address: SAVINGS, symbol: 'WETH', decimals: 18 },
          yieldToken: { address: ETHER, symbol: 'vWETH', decimals: 18 },
        }),
      ],
    );
    withChain(house, { balance: async () => ok(10n ** 18n), decimals: async () => ok(18) });
    const read = must(await earnProcedures.positions(house, undefined)).list;
    expect(read[0]).toMatchObject({ shares: { units: `${10n ** 18n}` }, worth: null });
    withChain(house, { balance: async () => err({ code: 'CHAIN_UNAVAILABLE', message: 'no' }) });
    const word = must(await earnProcedures.positions(house, undefined)).list;
    expect(word[0]).toMatchObject({ sharesFrom: 'service', worth: null, worthFrom: null });
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

  it('not into a vault of another token, whatever the list calls it', async () => {
    const house = await open({}, [
      instrument({ yieldToken: { address: ETHER, symbol: 'vUSDC', decimals: 6 } }),
    ]);
    withChain(house, { decimals: async () => ok(6) });
    const buy = {
      ...start(),
      instrument: ID,
      from: BASE,
      amount: '1',
      slippageBasisPoints: 50,
      transfer: { speed: 'standard' as const },
    };
    expect(await earnProcedures.buy(house, buy)).toMatchObject({
      error: { detail: 'INSTRUMENT_CLOSED', message: expect.stringContaining(SAVINGS) },
    });
  });

  it('an exit knows of all that was bought, although nothing can be read and 1tx is silent', async () => {
    const house = await open({ positions: async () => err(SILENCE) });
    withChain(house, { decimals: async () => ok(6) });
    await buyOne(house);
    withChain(house, { balance: async () => err({ code: 'CHAIN_UNAVAILABLE', message: 'no' }) });
    const { actionId } = must(await earnProcedures.exit(house, { ...start(), chain: BASE }));
    const [started] = await house.ledger.readStream(`action/${actionId}`);
    expect(started?.data).toMatchObject({
      input: {
        vaults: [{ known: 'bought', shares: { token: VAULT } }],
        untold: [expect.stringContaining('1tx could not be asked')],
      },
    });
    await sim.advance(actionId);
    expect(await house.ledger.action(actionId)).toMatchObject({ status: 'draft', open: true });
  });

  it('an exit tells what was bought here from what only 1tx names', async () => {
    const told = { instrument: `${ID.slice(0, -1)}5`, yieldTokenAddress: ETHER, chain: BASE };
    const house = await open({
      positions: async () => ok({ positions: [{ ...POSITION, ...told }], usdc: null }),
    });
    withChain(house, { decimals: async () => ok(18) });
    await buyOne(house);
    const { actionId } = must(await earnProcedures.exit(house, { ...start(), chain: BASE }));
    const [started] = await house.ledger.readStream(`action/${actionId}`);
    expect(started?.data).toMatchObject({
      input: {
        vaults: [
          { known: 'bought', shares: { token: VAULT } },
          { known: 'told', shares: { token: ETHER, decimals: 18 } },
        ],
        untold: [],
      },
    });
  });

  it('an exit looks for what 1tx lists and does not name, and for the token that an id proves', async () => {
    const id = `${ID.slice(0, -1)}5`;
    const told = { instrument: ID, yieldTokenAddress: STRANGER, chain: BASE };
    const house = await open(
      { positions: async () => ok({ positions: [{ ...POSITION, ...told }], usdc: null }) },
      [
        instrument(),
        instrument({ id, yieldToken: { address: ETHER, symbol: 'vWETH', decimals: 18 } }),
        instrument({ id: `${ID.slice(0, -1)}6`, yieldToken: ANOTHER_TOKEN }),
      ],
    );
    const held = async (_: string, token: string | null) => ok(token === ETHER ? 1n : 0n);
    withChain(house, { decimals: async () => ok(18), balance: held });
    const { actionId } = must(await earnProcedures.exit(house, { ...start(), chain: BASE }));
    const [started] = await house.ledger.readStream(`action/${actionId}`);
    expect(started?.data).toMatchObject({
      input: {
        vaults: [
          { known: 'told', shares: { token: VAULT } },
          { known: 'told', shares: { token: ETHER } },
        ],
        untold: [],
      },
    });
  });

  it('an exit says of how much that is listed nobody could tell whether it is held', async () => {
    const house = await open();
    withChain(house, { balance: async () => err({ code: 'CHAIN_UNAVAILABLE', message: 'no' }) });
    const { actionId } = must(await earnProcedures.exit(house, { ...start(), chain: BASE }));
    const [started] = await house.ledger.readStream(`action/${actionId}`);
    expect(started?.data).toMatchObject({
      input: { untold: [expect.stringContaining('could not be read')] },
    });
  });

  it('what is named without a contract is what is on this chain and has none, and nothing else', async () => {
    const named = (digit: string, change: Partial<EarnPosition>) => ({
      ...POSITION,
      ...{ instrument: `${ID.slice(0, -1)}${digit}`, ...change },
    });
    const house = await open({
      chainOf: (id) => (id.endsWith('9') ? ARBITRUM : BASE),
      positions: async () =>
        ok({
          positions: [
            named('1', {}),
            named('1', {}),
            named('7', { yieldTokenAddress: USDC_BASE }),
            named('9', { yieldTokenAddress: null, chain: ARBITRUM }),
            named('8', { yieldTokenAddress: null }),
          ],
          usdc: null,
        }),
    });
    withChain(house, { decimals: async () => ok(18) });
    const { actionId } = must(await earnProcedures.exit(house, { ...start(), chain: BASE }));
    const [started] = await house.ledger.readStream(`action/${actionId}`);
    expect(started?.data).toMatchObject({
      input: {
        vaults: [{ shares: { token: VAULT } }],
        untold: [expect.stringContaining('One holding that 1tx names without a contract')],
      },
    });
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
