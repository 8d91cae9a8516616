import { OWNER, SAVINGS } from '@countinghouse/core/simulation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '../../contract/index.ts';
import { projector } from '../projector.ts';
import { fits } from '../testing/fits.ts';
import { must } from '../testing/must.ts';
import { newCommand, openSimHouse, type SimHouse } from '../testing/sim-house.ts';
import { accountProcedures } from './index.ts';

let sim: SimHouse;
beforeEach(async () => {
  sim = await openSimHouse();
});
afterEach(() => sim.end());

const list = async () => {
  const answer = await accountProcedures.list(sim.house, undefined);
  fits(contract.accounts.list, answer);
  return must(answer);
};

describe('wallets and names', () => {
  it('every account stands with its wallet', async () => {
    expect(await list()).toEqual([
      {
        address: OWNER,
        name: 'Main',
        walletId: 'main',
        walletKind: 'phrase',
        walletName: 'Main',
        index: 0,
      },
      expect.objectContaining({ address: SAVINGS, name: 'Savings' }),
    ]);
  });

  it('a new wallet is stored before anybody learns of it; a repeat makes no second one', async () => {
    const wish = { commandId: newCommand(), name: 'Trips', words: 12 as const };
    const [a, b] = await Promise.all([
      accountProcedures.createWallet(sim.house, wish),
      accountProcedures.createWallet(sim.house, wish),
    ]);
    fits(contract.accounts.createWallet, a);
    expect(b).toEqual(a);
    expect(await accountProcedures.createWallet(sim.house, wish)).toEqual(a);
    expect(await list()).toHaveLength(3);
    const { walletId } = must(a);
    expect(await sim.house.ledger.vaultRows.get(`wallet/${walletId}`)).not.toBeNull();

    const more = { commandId: newCommand(), walletId, name: 'Flights' };
    const added = await accountProcedures.add(sim.house, more);
    fits(contract.accounts.add, added);
    expect(await accountProcedures.add(sim.house, more)).toEqual(added);
    expect((await list()).map(({ name, index }) => [name, index])).toEqual([
      ['Main', 0],
      ['Savings', 0],
      ['Trips', 0],
      ['Flights', 1],
    ]);
  });

  it('a command id is good for one wish', async () => {
    const commandId = newCommand();
    must(await accountProcedures.createWallet(sim.house, { commandId, name: 'A', words: 12 }));
    expect(
      await accountProcedures.rename(sim.house, { commandId, address: OWNER, name: 'B' }),
    ).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } });
  });

  it('while locked nothing is made, and the id may be tried again', async () => {
    const wish = { commandId: newCommand(), name: 'Trips', words: 12 as const };
    sim.world.signer.lock();
    expect(await accountProcedures.createWallet(sim.house, wish)).toMatchObject({
      ok: false,
      error: { code: 'LOCKED' },
    });
    sim.world.signer.unlock();
    must(await accountProcedures.createWallet(sim.house, wish));
    const add = { commandId: newCommand(), walletId: 'none', name: 'x' };
    expect(await accountProcedures.add(sim.house, add)).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
  });

  it('a name may change, and changes everywhere; projections are rebuilt to the same', async () => {
    const wish = { commandId: newCommand(), address: OWNER.toUpperCase().replace('0X', '0x') };
    const renamed = await accountProcedures.rename(sim.house, { ...wish, name: 'Treasury' });
    fits(contract.accounts.rename, renamed);
    must(renamed);
    expect((await list()).map(({ name }) => name)).toEqual(['Treasury', 'Savings']);
    const rebuilt = await sim.house.ledger.rebuildProjections();
    expect(rebuilt.differences).toEqual([]);
    const stranger = { commandId: newCommand(), address: `0x${'1'.repeat(40)}`, name: 'x' };
    expect(await accountProcedures.rename(sim.house, stranger)).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
  });

  it('accounts written down by an early version are read as well', async () => {
    const address = `0x${'5'.repeat(40)}`;
    const data = { address, walletId: 'old', name: 'Old' };
    const { ledger } = sim.house;
    const before = await ledger.readStream('accounts');
    const written = await ledger.append({
      stream: 'accounts',
      expectedLength: before.length,
      events: [{ type: 'account.added', version: 1, data }],
      rows: (stored) => projector('accounts', [...before, ...stored]),
    });
    expect(written.ok).toBe(true);
    expect((await list()).find((one) => one.address === address)).toMatchObject({
      walletName: 'Old',
      walletKind: 'phrase',
      index: null,
    });
  });
});
