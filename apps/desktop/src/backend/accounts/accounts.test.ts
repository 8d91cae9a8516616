import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { err } from '@countinghouse/core';
import { ARBITRUM, BASE, OWNER, SAVINGS } from '@countinghouse/core/simulation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Balances, balances } from '../../contract/accounts.ts';
import { contract } from '../../contract/index.ts';
import type { OpenHouse } from '../open-house.ts';
import { projector } from '../projector.ts';
import { approveReview, beginSend, beginSwap } from '../testing/begin.ts';
import { fits } from '../testing/fits.ts';
import { must, present } from '../testing/must.ts';
import { newCommand, openSimHouse, type SimHouse } from '../testing/sim-house.ts';
import { createBalanceBook } from './balances.ts';
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

describe('an address as it is typed', () => {
  const look = async (chain: string, address: string, again: string | null = null) => {
    const answer = await accountProcedures.checkAddress(sim.house, { chain, address, again });
    fits(contract.accounts.checkAddress, answer);
    return must(answer);
  };

  it('of ours goes by its name', async () => {
    expect(await look(BASE, SAVINGS)).toMatchObject({ usable: true, ownName: 'Savings' });
    expect(await look(BASE, '0x12')).toMatchObject({ usable: false, ownName: null });
    expect((await look(BASE, '0x12')).sentence).not.toBeNull();
  });

  it('an XRP address that carries a tag is refused; one that carries none is taken as what it is', async () => {
    const xrp = 'xrpl:0';
    expect(await look(xrp, 'XVLhHMPHU98es4dbozjVtdWzVrDjtV5fdx1mHp98tDMoQXb')).toMatchObject({
      usable: true,
      canonical: 'rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpf',
    });
    const tagged = 'X7AcgcsBL6XDcUb289X4mJ8djcdyKaGZMhc9YTE92ehJ2Fu';
    expect(await look(xrp, tagged)).toMatchObject({ usable: false });
  });

  it('of a chain nobody knows is typed twice', async () => {
    const chain = 'oneclick:brandnew';
    expect(await look(chain, 'abc')).toMatchObject({ usable: false, needsTwice: true });
    expect(await look(chain, 'abc', 'abd')).toMatchObject({ usable: false, needsTwice: true });
    expect(await look(chain, 'abc', 'abc')).toMatchObject({
      usable: true,
      needsTwice: true,
      canonical: 'abc',
    });
  });
});

describe('sending', () => {
  const wish = (changes: object = {}) => ({
    commandId: newCommand(),
    account: OWNER,
    chain: BASE,
    asset: `${BASE}/slip44:60`,
    to: SAVINGS,
    units: '1000',
    note: '',
    ...changes,
  });

  it('writes the payment down with the price then known; a repeat answers the same', async () => {
    const input = wish({ note: 'tea' });
    // The list of prices is fetched in the background: whoever sends does not wait for it.
    const first = await accountProcedures.send(sim.house, input);
    fits(contract.accounts.send, first);
    expect(await accountProcedures.send(sim.house, input)).toEqual(first);
    const later = must(await accountProcedures.send(sim.house, wish()));
    expect(await sim.house.ledger.action(later.actionId)).toMatchObject({
      summary: { pays: { symbol: 'ETH' }, price: { usd: '3000.000000', source: '1Click' } },
    });
  });

  it.each([
    ['another’s account', { account: `0x${'9'.repeat(40)}` }, 'NOT_FOUND', undefined],
    [
      'a chain without an endpoint',
      { chain: 'eip155:1', asset: 'eip155:1/slip44:60' },
      'REFUSED',
      'NO_CHAIN',
    ],
    ['an asset of another chain', { asset: `${ARBITRUM}/slip44:60` }, 'NOT_FOUND', undefined],
    ['an unknown token', { asset: `${BASE}/erc20:0x${'8'.repeat(40)}` }, 'NOT_FOUND', undefined],
    ['a bad recipient', { to: 'vitalik.eth' }, 'REFUSED', 'BAD_RECIPIENT'],
  ])('%s is refused', async (_what, changes, code, detail) => {
    expect(await accountProcedures.send(sim.house, wish(changes))).toMatchObject({
      ok: false,
      error: detail === undefined ? { code } : { code, detail },
    });
  });
});

describe('balances', () => {
  /** A book with a timer that a test moves on by hand. */
  function bookOf(house: OpenHouse) {
    const waiting: { readonly milliseconds: number; readonly callback: () => void }[] = [];
    const book = createBalanceBook(house, (milliseconds, callback) => {
      const one = { milliseconds, callback };
      waiting.push(one);
      return () => void waiting.splice(waiting.indexOf(one), 1);
    });
    return { book, waiting, ring: () => waiting.shift()?.callback() };
  }

  const unitsOf = (now: Balances, account: string, chain: string, symbol: string) =>
    now.list.find(
      (one) => one.account === account && one.chain.id === chain && one.amount.symbol === symbol,
    )?.amount.units;

  it('coin and tokens of every account on every chain, with prices', async () => {
    const { book } = bookOf(sim.house);
    await book.refresh();
    const now = book.now();
    expect(balances.safeParse(now).error).toBeUndefined();
    expect(unitsOf(now, OWNER, BASE, 'USDC')).toBe('1000000000000');
    expect(unitsOf(now, SAVINGS, ARBITRUM, 'ETH')).toBe(`${10n ** 20n}`);
    expect(now.troubles).toEqual([]);
    expect(now.list.find(({ amount }) => amount.symbol === 'ETH')?.amount.price).toMatchObject({
      usd: '3000.000000',
      source: '1Click',
    });
    expect(now.list.every(({ at }) => at === sim.world.clock.now())).toBe(true);
  });

  it('before anything was read nothing is claimed', () => {
    const { book } = bookOf(sim.house);
    expect(book.now().list.every(({ at, amount }) => at === null && amount.units === '0')).toBe(
      true,
    );
  });

  it('a chain that fails is a trouble, keeps its last values with their time, and is not asked on', async () => {
    const { book } = bookOf(sim.house);
    await book.refresh();
    const { base } = sim.world;
    const honest = base.port.balance;
    const readAt = sim.world.clock.now();
    let asked = 0;
    base.port.balance = async () => {
      asked += 1;
      return err({ code: 'CHAIN_UNAVAILABLE' as const, message: 'no answer' });
    };
    sim.world.clock.advance(60_000);
    await book.refresh();
    const now = book.now();
    expect(asked).toBeLessThanOrEqual(4);
    expect(now.troubles).toMatchObject([
      { chain: { id: BASE }, failure: { code: 'CHAIN_UNAVAILABLE' } },
    ]);
    expect(unitsOf(now, OWNER, BASE, 'USDC')).toBe('1000000000000');
    const at = (chain: string) => now.list.find((one) => one.chain.id === chain)?.at;
    expect([at(BASE), at(ARBITRUM)]).toEqual([readAt, readAt + 60_000]);
    base.port.balance = honest;
    await book.refresh();
    expect(book.now().troubles).toEqual([]);
  });

  it('while somebody watches: at once, every fifteen seconds, and soon after an append', async () => {
    const { book, waiting, ring } = bookOf(sim.house);
    const told: Balances[] = [];
    const settled = async () => {
      const before = told.length;
      ring();
      while (book.now().reading || told.length === before) await Promise.resolve();
    };
    const stop = book.watch(() => told.push(book.now()));
    expect(waiting.map(({ milliseconds }) => milliseconds)).toEqual([0]);
    await settled();
    expect(unitsOf(present(told.at(-1)), OWNER, BASE, 'USDC')).toBe('1000000000000');
    while (waiting.length === 0) await Promise.resolve();
    expect(waiting[0]?.milliseconds).toBe(15_000);
    const id = await beginSend(sim, `0x${'7'.repeat(40)}`);
    expect(waiting.map(({ milliseconds }) => milliseconds)).toEqual([500]);
    must(await approveReview(sim, id));
    await sim.pass(60_000);
    await settled();
    expect(unitsOf(present(told.at(-1)), OWNER, BASE, 'USDC')).toBe('999995000000');
    stop();
    expect(waiting).toEqual([]);
    await beginSend(sim, `0x${'7'.repeat(40)}`);
    expect(waiting).toEqual([]);
  });

  it('what was got is shown even where nobody lists it, and what is gone stays as a zero', async () => {
    const id = await beginSwap(sim);
    must(await approveReview(sim, id));
    await sim.pass(20 * 60_000);
    sim.house.outside.swaps.tokens = async () => ({ ok: true, value: [] });
    sim.world.clock.advance(3 * 60 * 60_000);
    const { book } = bookOf(sim.house);
    await book.refresh();
    expect(unitsOf(book.now(), OWNER, ARBITRUM, 'USDC')).toBe('1000024975000');
  });

  it('the stream tells the newest and ends when the signal does', async () => {
    const over = new AbortController();
    const seen: Balances[] = [];
    for await (const now of accountProcedures.watchBalances(sim.house, undefined, over.signal)) {
      seen.push(now);
      if (!now.reading && now.list.some(({ at }) => at !== null)) over.abort();
    }
    expect(unitsOf(present(seen.at(-1)), OWNER, BASE, 'ETH')).toBe(`${10n ** 20n}`);
  });
});

describe('the faucet', () => {
  it('gives what is asked once for a command, and nothing without a sandbox', async () => {
    const wish = { commandId: newCommand(), account: OWNER, chain: BASE, symbol: 'USDC' };
    expect(await accountProcedures.faucet(sim.house, wish)).toMatchObject({
      ok: false,
      error: { code: 'NOT_NOW' },
    });
    expect(must(await accountProcedures.faucetAssets(sim.house, undefined))).toEqual([]);

    const asked: unknown[] = [];
    let status = 503;
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (piece) => {
        body += piece;
      });
      request.on('end', () => {
        asked.push(JSON.parse(body));
        response.writeHead(status).end('{}');
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/faucet`;
    const house: OpenHouse = {
      ...sim.house,
      sandbox: {
        services: { oneclick: { baseUrl: url } },
        chains: [{ id: 8453, rpcUrl: url, tokens: { USDC: OWNER, ODD: OWNER } }],
        keys: { quoteSigning: 'x' },
        faucet: { url, address: OWNER },
      },
    };
    const assets = await accountProcedures.faucetAssets(house, undefined);
    fits(contract.accounts.faucetAssets, assets);
    expect(must(assets).map(({ symbol }) => symbol)).toEqual(['ETH', 'USDC']);
    expect(await accountProcedures.faucet(house, wish)).toMatchObject({
      ok: false,
      error: { code: 'PROVIDER_UNAVAILABLE' },
    });
    status = 200;
    must(await accountProcedures.faucet(house, wish));
    must(await accountProcedures.faucet(house, wish));
    expect(asked).toEqual(
      Array.from({ length: 2 }, () => ({
        chain: 8453,
        address: OWNER,
        asset: 'USDC',
        amount: '1000000000',
      })),
    );
    await new Promise((done) => server.close(done));
  });
});
