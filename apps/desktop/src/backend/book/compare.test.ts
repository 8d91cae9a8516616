import { BASE, OWNER, SAVINGS, simAddress } from '@countinghouse/core/simulation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '../../contract/index.ts';
import { accountProcedures } from '../accounts/index.ts';
import { approveReview, beginSend, beginSwap } from '../testing/begin.ts';
import { fits } from '../testing/fits.ts';
import { must, present } from '../testing/must.ts';
import { newCommand, openSimHouse, type SimHouse } from '../testing/sim-house.ts';
import { compare as compareHouse } from './compare.ts';

let sim: SimHouse;
beforeEach(async () => {
  sim = await openSimHouse();
});
afterEach(() => sim.end());

const SHOP = simAddress('a shop');
const MINUTE = 60_000;

async function compare() {
  const answer = await compareHouse(sim.house);
  fits(contract.ledger.compare, answer);
  const all = must(answer);
  return {
    of: (id: string) => present(all.find(({ actionId }) => actionId === id)),
    accounts: all.filter(({ actionId }) => actionId === null),
  };
}

/** What the ledger that was lost sent: by the same key, known to nobody here. */
function lostPayment(change: { to?: string; token?: string | null; amount?: bigint } = {}) {
  const token = present([...sim.world.base.created().keys()].find((name) => name !== 'native'));
  const { base, clock } = sim.world;
  const known = new Set(base.mined().map(({ hash }) => hash));
  base.payForeign({ from: OWNER, to: SHOP, token, amount: 5_000_000n, ...change });
  clock.advance(4_000);
  return present(base.mined().find(({ hash }) => !known.has(hash))).hash;
}

async function beginNative(to: string, units: string): Promise<string> {
  const { actionId } = must(
    await accountProcedures.send(sim.house, {
      commandId: newCommand(),
      account: OWNER,
      chain: BASE,
      asset: `${BASE}/slip44:60`,
      to,
      units,
      note: '',
    }),
  );
  await sim.advance(actionId);
  return actionId;
}

describe('a payment that this ledger has not sent', () => {
  it('was sent by the one that was lost: said of the action and of the account', async () => {
    const id = await beginSend(sim, SHOP);
    const hash = lostPayment();
    sim.world.clock.advance(MINUTE);
    const { of, accounts } = await compare();
    expect(of(id)).toMatchObject({ agrees: false });
    expect(of(id).worldSays).toContain(`${hash} in block`);
    expect(of(id).worldSays).toContain('makes exactly this payment');
    expect(accounts).toMatchObject([{ kind: 'account', agrees: false }]);
    expect(accounts[0]?.ledgerSays).toContain('Main on Base');
    expect(accounts[0]?.worldSays).toContain(hash);
  });

  it('of a token is found while it is not final, and where the server has forgotten old states', async () => {
    const id = await beginSend(sim, SHOP);
    const hash = lostPayment();
    expect((await compare()).of(id).worldSays).toContain(hash);
    sim.world.clock.advance(MINUTE);
    sim.world.base.port.minedWithNonce = async () => ({
      ok: false,
      error: { code: 'CHAIN_UNAVAILABLE', message: 'The state is pruned.' },
    });
    const { of, accounts } = await compare();
    expect(of(id)).toMatchObject({ agrees: false });
    expect(of(id).worldSays).toContain(hash);
    expect(accounts[0]).toMatchObject({ agrees: null });
    expect(accounts[0]?.worldSays).toContain('could not be named (The state is pruned)');
  });

  it('of the native coin is found by the number it used', async () => {
    const id = await beginNative(SHOP, '777');
    const hash = lostPayment({ token: null, amount: 777n });
    expect((await compare()).of(id)).toMatchObject({ agrees: null });
    sim.world.clock.advance(MINUTE);
    const { of } = await compare();
    expect(of(id)).toMatchObject({ agrees: false });
    expect(of(id).worldSays).toContain(hash);
  });

  it.each([
    ['another amount', { amount: 4_999_999n }],
    ['another recipient', { to: SAVINGS }],
    ['another asset', { token: null }],
  ])('is not taken for one of %s, but the account is not silent about that', async (_, change) => {
    const id = await beginSend(sim, SHOP);
    const hash = lostPayment(change);
    sim.world.clock.advance(MINUTE);
    const { of, accounts } = await compare();
    expect(of(id)).toMatchObject({ agrees: true });
    expect(of(id).worldSays).toContain('not this payment');
    expect(accounts[0]?.worldSays).toContain(hash);
  });

  it('that was tried and failed was not paid', async () => {
    const id = await beginSend(sim, SHOP);
    sim.world.base.revertNext(({ from }) => from === OWNER);
    lostPayment();
    sim.world.clock.advance(MINUTE);
    const { of, accounts } = await compare();
    expect(of(id)).toMatchObject({ agrees: true });
    expect(accounts[0]?.worldSays).toContain('and failed');
  });

  it('may be waiting in the network, where nobody can name it', async () => {
    const id = await beginSend(sim, SHOP);
    sim.world.base.pay({ from: OWNER, to: SHOP, token: null, amount: 1n });
    const { of, accounts } = await compare();
    expect(of(id)).toMatchObject({ agrees: null });
    expect(accounts).toMatchObject([{ agrees: false }]);
    expect(accounts[0]?.worldSays).toBe('One transaction more, not in a block yet.');
  });
});

describe('the account as a whole', () => {
  it('is silent where the ledger accounts for everything, whatever became of it', async () => {
    const id = await beginSend(sim, SHOP);
    must(await approveReview(sim, id));
    await sim.pass(5 * MINUTE);
    const next = await beginSend(sim, SHOP);
    const { of, accounts } = await compare();
    expect(accounts).toEqual([]);
    expect(of(next)).toMatchObject({ agrees: true });
    expect(of(next).worldSays).toContain('nothing that this ledger does not know of');
  });

  it('tells of what was done after the last that the ledger knows, with nothing open', async () => {
    const id = await beginSend(sim, SHOP);
    must(await approveReview(sim, id));
    await sim.pass(5 * MINUTE);
    const hash = lostPayment({ amount: 1n });
    sim.world.clock.advance(MINUTE);
    const { accounts } = await compare();
    expect(accounts).toMatchObject([{ agrees: false }]);
    expect(accounts[0]?.ledgerSays).toContain('one transaction of Main');
    expect(accounts[0]?.worldSays).toContain(hash);
  });

  it('a life before this ledger is nobody’s concern', async () => {
    const early = lostPayment({ amount: 1n });
    sim.world.clock.advance(MINUTE);
    const { base } = sim.world;
    const { minedWithNonce } = base.port;
    // As if the ledger had begun only after it.
    const after = present(base.mined().find(({ hash }) => hash === early)).blockNumber + 1;
    base.port.minedWithNonce = (query) => minedWithNonce({ ...query, fromBlock: after });
    expect((await compare()).accounts).toEqual([]);
  });
});

describe('a payment that was sent', () => {
  it('and whose number another transaction has used was sent faster, or cancelled, elsewhere', async () => {
    const id = await beginSend(sim, SHOP);
    sim.world.base.setBaseFee(10n ** 15n);
    must(await approveReview(sim, id));
    sim.world.base.setBaseFee(1_000_000_000n);
    const hash = lostPayment({ to: OWNER, token: null, amount: 0n });
    sim.world.clock.advance(MINUTE);
    const { of, accounts } = await compare();
    expect(of(id)).toMatchObject({ agrees: false });
    expect(of(id).worldSays).toContain(`${hash} of this account has used its number 0`);
    expect(accounts[0]?.worldSays).toContain(hash);
  });
});

describe('a swap whose deposit this ledger has not sent', () => {
  it('may have been paid under a quote that this ledger never saw', async () => {
    const id = await beginSwap(sim);
    const hash = lostPayment({ amount: 25_000_000n });
    sim.world.clock.advance(MINUTE);
    const { of, accounts } = await compare();
    expect(of(id)).toMatchObject({ agrees: null });
    expect(of(id).worldSays).toContain('this may be among them');
    expect(accounts[0]?.worldSays).toContain(hash);
  });

  it('was paid to the address it has', async () => {
    const id = await beginSwap(sim);
    const row = present(await sim.house.ledger.action(id));
    const to = String(row.summary.depositAddress);
    const hash = lostPayment({ to, amount: BigInt(String(row.summary.amountIn)) });
    sim.world.clock.advance(MINUTE);
    const { of } = await compare();
    expect(of(id)).toMatchObject({ agrees: false });
    expect(of(id).worldSays).toContain(hash);
  });
});
