import { type EarnProviderPort, ok, type SmartAccountPort } from '@countinghouse/core';
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

const NAMED = '0xD1b3a6f2e4c5908e7F6a5B4C3d2e1f0a9B8c7d6e';
const ANOTHER = '0x4e2C7a91bd0f6835ac1e9B7D2F60438A5C1D9e07';
const STRANGER = '0x00000000000000000000000000000000000057a6';

const SANDBOX = {
  chains: [
    { id: 8453, rpcUrl: '', tokens: { USDC: USDC_BASE } },
    { id: 42161, rpcUrl: '', tokens: { USDC: USDC_ARB } },
  ],
} as unknown as SandboxReady;

/** What the service calls the account of everybody, and whom that obeys where it is. */
let named = NAMED;
let obeys: string | null = null;
/** By what the account is guarded where it is, instead of the usual validator. */
let guard: string | null = null;

async function open(earn: Partial<EarnProviderPort> = {}) {
  named = NAMED;
  obeys = null;
  guard = null;
  const accounts = (chain: string) =>
    ({
      chain,
      state: async () =>
        ok({
          ...{ currentNonce: 1, validNonceFrom: 0, rootValidator: guard },
          ...{ deployed: obeys !== null || guard !== null, owner: obeys },
        }),
    }) as unknown as SmartAccountPort;
  sim = await openSimHouse({
    sandbox: SANDBOX,
    smartAccounts: new Map([BASE, ARBITRUM].map((chain) => [chain, accounts(chain)])),
    earn: {
      chainOf: () => BASE,
      instruments: async () => ok({ instruments: [], complete: true }),
      positions: async () => ok({ positions: [], usdc: null }),
      balances: async () => ok([]),
      account: async () =>
        ok({ account: named, deployedOn: [], authorizedOn: [], grants: [], received: '' }),
      ...earn,
    },
  });
  return sim.house;
}

const agree = (account: string, commandId = newCommand(), owner: string = OWNER) =>
  earnProcedures.agree(sim.house, { commandId, owner, account });
const fund = () =>
  earnProcedures.fund(sim.house, {
    ...{ commandId: newCommand(), owner: OWNER, chain: BASE, amount: '1' },
  });
const look = async () => must(await earnProcedures.account(sim.house, { owner: OWNER }));
const words = () => sim.house.ledger.readStream('earn-accounts');

describe('while the service names another account', () => {
  it('both are named and nothing is begun that needs its word', async () => {
    const house = await open();
    const answer = await earnProcedures.account(house, { owner: OWNER });
    fits(contract.earn.account, answer);
    expect(must(answer)).toMatchObject({
      account: kernel.accountOf(OWNER),
      computed: kernel.accountOf(OWNER),
      agreedAt: null,
      told: { account: NAMED, agrees: false },
    });
    const own = { owner: OWNER, chain: BASE };
    const expiresAt = house.clock.now() + 86_400_000;
    const begun = [
      await fund(),
      await earnProcedures.authorize(house, {
        ...{ ...own, commandId: newCommand(), spendCap: '5', expiresAt },
      }),
      await earnProcedures.withdraw(house, {
        ...{ ...own, commandId: newCommand(), amount: '1', besideAnother: false },
      }),
    ];
    for (const one of begun) {
      expect(one).toMatchObject({
        error: { detail: 'OTHER_ACCOUNT', message: expect.stringContaining(NAMED) },
      });
    }
    expect(await house.ledger.listActions({ limit: 9 })).toEqual([]);
  });

  it('what takes rights away, or brings money home, is never held up', async () => {
    const house = await open();
    const own = { owner: OWNER, chain: BASE };
    for (const wish of ['revoke', 'removal', 'exit'] as const) {
      const begun = await earnProcedures[wish](house, { ...own, commandId: newCommand() });
      expect(begun.ok).toBe(true);
    }
    const rows = await house.ledger.listActions({ limit: 9 });
    expect(rows.map(({ summary }) => summary.account)).toEqual(
      rows.map(() => kernel.accountOf(OWNER)),
    );
  });
});

describe('what a person agrees to', () => {
  it('is written down once, and from then on used for that owner alone', async () => {
    await open();
    const commandId = newCommand();
    expect(await agree(NAMED, commandId)).toEqual({ ok: true, value: null });
    expect(await agree(NAMED, commandId)).toEqual({ ok: true, value: null });
    expect((await words()).map(({ data }) => data)).toEqual([
      { owner: OWNER, account: NAMED, computed: kernel.accountOf(OWNER) },
    ]);
    expect(await look()).toMatchObject({ account: NAMED, told: { agrees: true } });
    expect((await look()).agreedAt).not.toBeNull();
    const { actionId } = must(await fund());
    const [started] = await sim.house.ledger.readStream(`action/${actionId}`);
    expect(started?.data).toMatchObject({ input: { to: NAMED } });
    const all = must(await earnProcedures.owners(sim.house, undefined));
    expect(all.map(({ account }) => account)).toEqual([NAMED, kernel.accountOf(SAVINGS)]);
  });

  it('is asked anew when the service says something else', async () => {
    await open();
    await agree(NAMED);
    named = ANOTHER;
    expect(await fund()).toMatchObject({
      error: { message: expect.stringContaining('You agreed to use') },
    });
    expect((await look()).told).toEqual({ account: ANOTHER, agrees: false, failure: null });
    expect((await agree(ANOTHER)).ok).toBe(true);
    expect((await fund()).ok).toBe(true);
    named = kernel.accountOf(OWNER);
    expect((await fund()).ok).toBe(false);
    expect((await agree(named)).ok).toBe(true);
    expect(await look()).toMatchObject({ account: named, agreedAt: null, told: { agrees: true } });
    expect(await words()).toHaveLength(3);
  });

  it('may be the computed one again, whatever the service says', async () => {
    await open();
    await agree(NAMED);
    expect((await agree(kernel.accountOf(OWNER))).ok).toBe(true);
    expect(await look()).toMatchObject({ account: kernel.accountOf(OWNER), agreedAt: null });
  });

  it('leaves what it was used for within reach: rights there are ended, and money is taken out', async () => {
    const house = await open();
    await agree(NAMED);
    await agree(kernel.accountOf(OWNER));
    const of = { owner: OWNER, chain: BASE };
    for (const wish of ['removal', 'exit'] as const) {
      const begun = await earnProcedures[wish](house, {
        ...{ ...of, commandId: newCommand(), account: NAMED.toLowerCase() },
      });
      expect(begun.ok).toBe(true);
      const row = await house.ledger.action(must(begun).actionId);
      expect(row?.summary.account).toBe(NAMED);
      const other = { ...of, commandId: newCommand(), account: STRANGER };
      expect(await earnProcedures[wish](house, other)).toMatchObject({
        error: { code: 'NOT_FOUND' },
      });
    }
  });

  it('is no account that a validator guards of which nobody knows whom it obeys', async () => {
    await open();
    guard = `0x01${'6b'.repeat(20)}`;
    expect(await agree(NAMED)).toMatchObject({
      error: { detail: 'OBEYS_ANOTHER', message: expect.stringContaining(guard) },
    });
    expect(await words()).toEqual([]);
  });

  it('is shown for what it is on each chain, and takes nothing once it obeys somebody else', async () => {
    await open();
    await agree(NAMED);
    const [unborn] = (await look()).chains;
    expect(unborn?.moves).toBe(
      "The account is not on Base yet; that it will obey your key there is 1tx's word. 1tx says that it has no right on Base.",
    );
    obeys = OWNER;
    expect((await look()).chains[0]?.moves).toMatch(/^On Base the account obeys your key\./);
    obeys = null;
    guard = `0x01${'6b'.repeat(20)}`;
    expect((await look()).chains[0]).toMatchObject({
      otherOwner: guard,
      moves: expect.stringContaining('nobody here can tell that it obeys you'),
    });
    const { actionId } = must(await fund());
    await sim.advance(actionId);
    const events = await sim.house.ledger.readStream(`action/${actionId}`);
    const reviewed = events.find(({ type }) => type === 'review.prepared');
    expect(reviewed?.data.review).toMatchObject({
      warnings: expect.arrayContaining([
        expect.objectContaining({ code: 'OBEYS_ANOTHER', weight: 'stop' }),
      ]),
    });
  });

  it('is nothing the service does not say, nothing of another owner, and nobody else’s', async () => {
    await open();
    expect(await agree(ANOTHER)).toMatchObject({ error: { detail: 'TOLD_OTHERWISE' } });
    for (const own of [OWNER, SAVINGS, kernel.accountOf(SAVINGS)]) {
      named = own;
      expect(await agree(own)).toMatchObject({ error: { detail: 'ACCOUNT_OF_ANOTHER' } });
    }
    named = NAMED.replace('D1b', 'd1B');
    expect(await agree(named)).toMatchObject({ error: { detail: 'BAD_ACCOUNT' } });
    named = NAMED;
    obeys = STRANGER;
    expect(await agree(NAMED)).toMatchObject({
      error: { detail: 'OBEYS_ANOTHER', message: expect.stringContaining(STRANGER) },
    });
    obeys = OWNER;
    expect(await agree(NAMED, newCommand(), STRANGER)).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
    expect(await words()).toEqual([]);
    expect((await agree(NAMED)).ok).toBe(true);
    expect(await agree(NAMED, newCommand(), SAVINGS)).toMatchObject({
      error: { detail: 'ACCOUNT_OF_ANOTHER' },
    });
  });
});
