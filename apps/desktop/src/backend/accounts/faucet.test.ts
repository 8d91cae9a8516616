import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BASE, OWNER } from '@countinghouse/core/simulation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '../../contract/index.ts';
import type { OpenHouse } from '../open-house.ts';
import { fits } from '../testing/fits.ts';
import { must } from '../testing/must.ts';
import { newCommand, openSimHouse, type SimHouse } from '../testing/sim-house.ts';
import { accountProcedures } from './index.ts';

let sim: SimHouse;
beforeEach(async () => {
  sim = await openSimHouse();
});
afterEach(() => sim.end());

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
