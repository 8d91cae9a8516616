import { request as rawRequest } from 'node:http';
import type { Address } from 'viem';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { userAccount } from '../identity.ts';
import { remoteControl } from '../remote.ts';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import { createTrader, type Trader } from '../testing/trader.ts';

let sandbox: Sandbox;
let trader: Trader;

beforeAll(async () => {
  sandbox = await startSandbox({ blockTimeMs: 200 });
  trader = createTrader(sandbox, userAccount(0), userAccount(1).address as Address);
});
afterAll(() => sandbox.stop());
afterEach(() => sandbox.controls.reset());

const orders = () => sandbox.controls.ledger().length;
const quote = () => trader.post('/v0/quote', trader.request());
/** Status and text of an answer, or the code the connection broke with. */
async function rawly(path: string, init?: RequestInit) {
  try {
    const response = await fetch(`${sandbox.services.oneclick.baseUrl}${path}`, init);
    return { status: response.status, text: await response.text() };
  } catch (error) {
    const cause =
      error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined;
    return { broken: cause?.code ?? String(error) };
  }
}

describe('a fault', () => {
  it('hits as many requests of its route as told, and no other', async () => {
    sandbox.controls.fault({
      kind: 'status',
      status: 429,
      retryAfter: '7',
      route: 'quote',
      count: 2,
    });
    expect((await trader.ask('/v0/tokens')).status).toBe(200);
    const first = await quote();
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '7']);
    expect(first.body.message).toBe('Too Many Requests');
    expect((await quote()).status).toBe(429);
    expect((await quote()).status).toBe(201);
  });

  it('can be aimed at one deposit address', async () => {
    const mine = (await trader.quote()).quote.depositAddress;
    const other = (await trader.quote()).quote.depositAddress;
    sandbox.controls.fault({ kind: 'status', status: 500, route: 'status', depositAddress: mine });
    expect((await trader.status(other)).status).toBe(200);
    const { status, body } = await trader.status(mine);
    expect([status, body.message]).toEqual([500, 'Internal server error']);
    expect((await trader.status(mine)).status).toBe(200);
  });

  it('loses the question or the answer', async () => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(trader.request()),
    };
    const before = orders();
    sandbox.controls.fault({ kind: 'reset', route: 'quote' });
    expect(await rawly('/v0/quote', init)).toHaveProperty('broken');
    expect(orders()).toBe(before);
    sandbox.controls.fault({ kind: 'reset', route: 'quote', when: 'after' });
    expect(await rawly('/v0/quote', init)).toHaveProperty('broken');
    expect(orders()).toBe(before + 1);
    sandbox.controls.fault({ kind: 'status', status: 503, route: 'quote', when: 'after' });
    expect((await quote()).status).toBe(503);
    expect(orders()).toBe(before + 2);
  });

  it('spoils the body: HTML, cut short, not JSON', async () => {
    sandbox.controls.fault({ kind: 'html', route: 'tokens' });
    const html = await rawly('/v0/tokens');
    expect(html.status).toBe(502);
    expect(html.text).toMatch(/^<!DOCTYPE html>/);
    sandbox.controls.fault({ kind: 'truncate', route: 'tokens' });
    expect(await rawly('/v0/tokens')).toHaveProperty('broken');
    sandbox.controls.fault({ kind: 'notJson', route: 'tokens' });
    const odd = await rawly('/v0/tokens');
    expect(odd.status).toBe(200);
    expect(() => JSON.parse(odd.text ?? '')).toThrow();
  });

  it('makes an answer slow without changing it', async () => {
    sandbox.controls.fault({ kind: 'delay', ms: 1_000, route: 'quote' });
    const order: string[] = [];
    const slow = quote().then(({ status }) => order.push(`quote ${status}`));
    const quick = trader.ask('/v0/tokens').then(() => order.push('tokens'));
    await Promise.all([slow, quick]);
    expect(order).toEqual(['tokens', 'quote 201']);
  });

  it('speaks the texts of the service', async () => {
    const says = async (text: string) => {
      sandbox.controls.fault({ kind: 'refuse', route: 'quote', text });
      const { status, body } = await quote();
      return [status, body.message];
    };
    expect(await says('usdLimit')).toEqual([
      400,
      'Temporary swap limits: minimum swap amount is $1,000',
    ]);
    expect(await says('noLiquidity')).toEqual([400, 'No liquidity available']);
    expect(await says('Something nobody has heard of')).toEqual([
      400,
      'Something nobody has heard of',
    ]);
  });

  it('is taken back by a reset', async () => {
    sandbox.controls.fault({ kind: 'status', status: 500, count: 100 });
    sandbox.controls.reset();
    expect((await quote()).status).toBe(201);
  });
});

describe('the control over HTTP', () => {
  it('does what the library does, and says what is wrong', async () => {
    const remote = remoteControl(sandbox.control.baseUrl);
    await remote.call('faults', { kind: 'status', status: 500, route: 'quote' });
    expect((await quote()).status).toBe(500);
    const address = userAccount(40).address;
    await remote.call('faucet', { chain: 42161, address, asset: 'DAI', amount: '5' });
    await remote.call('faucet', { chain: 8453, address, asset: 'ETH', amount: '6' });
    expect(await trader.balance(42161, 'DAI', address)).toBe(5n);
    expect(await trader.balance(8453, 'ETH', address)).toBe(6n);
    expect(await remote.ledger()).toHaveLength(orders());
    const wrong = remote.call('faucet', { chain: 1, address, asset: 'ETH', amount: '6' });
    await expect(wrong).rejects.toThrow('no chain 1 here');
    const typo = remote.call('faults', { kind: 'oops' } as never);
    await expect(typo).rejects.toThrow('kind');
    expect((await trader.ask('/_sandbox')).body.post).toContain('reorg');
    expect((await trader.post('/_sandbox/constructor', {})).status).toBe(404);
  });

  it('moves the time of the services and of both chains', async () => {
    const before = Date.parse((await trader.ask('/_sandbox/time')).body.now);
    await sandbox.controls.advance({ seconds: 86_400 });
    const after = Date.parse(sandbox.controls.now());
    expect(after - before).toBeGreaterThanOrEqual(86_400_000);
    for (const id of [8453, 42161]) {
      const { timestamp } = await trader.reader(id).getBlock();
      expect(Math.abs(Number(timestamp) * 1000 - after)).toBeLessThan(30_000);
    }
  });

  it('sets the base fee of the next block', async () => {
    await sandbox.controls.automine({ chain: 8453, on: false });
    await sandbox.controls.baseFee({ chain: 8453, wei: '123456789' });
    await sandbox.controls.mine({ chain: 8453 });
    expect((await trader.reader(8453).getBlock()).baseFeePerGas).toBe(123_456_789n);
    await sandbox.controls.automine({ chain: 8453, on: true });
  });
});

describe('the door', () => {
  const knock = (headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const url = new URL('/_sandbox/time', sandbox.services.oneclick.baseUrl);
      rawRequest(url, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });

  it('is closed to web pages and to foreign host names', async () => {
    expect(await knock({})).toBe(200);
    expect(await knock({ origin: 'https://example.org' })).toBe(403);
    expect(await knock({ origin: 'null' })).toBe(403);
    expect(await knock({ host: 'example.org' })).toBe(403);
    expect(await knock({ 'sec-fetch-site': 'cross-site' })).toBe(403);
  });

  it('takes no endless bodies', async () => {
    const { status } = await trader.post('/v0/quote', { text: 'x'.repeat(1_100_000) });
    expect(status).toBe(413);
  });
});
