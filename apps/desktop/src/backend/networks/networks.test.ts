import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { endpointCheck } from '../../contract/network.ts';
import { systemClock } from '../system.ts';
import { moveIn, NETWORK, newCommandId, type TestRooms, testRooms } from '../testing/rooms.ts';
import { checkEndpoint } from './check.ts';
import { networkProcedures } from './procedures.ts';

let server: Server;
let answer: (method: string) => { readonly status?: number; readonly body: string };
let url: string;
let rooms: TestRooms | null = null;
beforeEach(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      const { method } = JSON.parse(text) as { method: string };
      const { status = 200, body } = answer(method);
      response.writeHead(status, status === 307 ? { location: body } : {}).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2/SECRET`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rooms?.dispose();
  rooms = null;
});

const result = (value: unknown) => ({
  body: JSON.stringify({ jsonrpc: '2.0', id: 1, result: value }),
});
const check = (chain = 'eip155:8453') => checkEndpoint('sandbox', chain, url, systemClock);

test('an endpoint of the right chain, with its head', async () => {
  answer = (method) => result(method === 'eth_chainId' ? '0x2105' : '0x1f');
  expect(await check()).toMatchObject({ outcome: 'ok', named: '8453', head: 31 });
});

test('one of another chain is named', async () => {
  answer = () => result('0x1');
  const found = await check();
  expect(found).toMatchObject({ outcome: 'wrong chain', named: '1', head: null });
  expect(found.sentence).toContain('serves chain 1, not 8453');
});

test('one whose head is no number of a block is unavailable', async () => {
  answer = (method) => result(method === 'eth_chainId' ? '0x2105' : '0xffffffffffffffff');
  const found = await check();
  expect(endpointCheck.parse(found)).toMatchObject({ outcome: 'unavailable', head: null });
  expect(found.sentence).toContain('makes no sense');
});

test.each([
  ['an error', () => ({ status: 503, body: 'busy' })],
  ['no JSON', () => ({ body: '<html>' })],
  ['something else', () => result({ planted: 'nonsense' })],
  ['too much', () => result('0x'.padEnd(200_000, '1'))],
  ['a redirect', () => ({ status: 307, body: 'http://127.0.0.1:1/' })],
])('one that answers %s is unavailable, in a sentence without its key', async (_, said) => {
  answer = said;
  const found = await check();
  expect(found).toMatchObject({ outcome: 'unavailable', named: null, head: null });
  expect(found.sentence).not.toContain('SECRET');
});

test('an address of the other world is refused unasked', async () => {
  let asked = 0;
  answer = () => {
    asked += 1;
    return result('0x2105');
  };
  const found = await checkEndpoint('live', 'eip155:8453', url, systemClock);
  expect(found.outcome).toBe('refused');
  expect(asked).toBe(0);
});

test('endpoints are changed without closing the ledger, once for each command, and stay changed', async () => {
  rooms = await testRooms();
  await moveIn(rooms);
  const open = rooms.house.unlocked()?.house;
  const head = (await open?.ledger.head())?.seq ?? 0;
  const network = {
    ...NETWORK,
    chains: [...NETWORK.chains, { id: 'eip155:42161', rpcUrls: ['https://arb.invalid/KEY'] }],
  };
  const wish = { commandId: newCommandId(), network };
  expect(await networkProcedures.save(rooms, wish)).toEqual({ ok: true, value: null });
  expect(await networkProcedures.save(rooms, wish)).toEqual({ ok: true, value: null });
  expect((await open?.ledger.head())?.seq).toBe(head + 1);
  expect([...(open?.outside.chains.keys() ?? [])]).toEqual(['eip155:8453', 'eip155:42161']);
  expect(await networkProcedures.get(rooms, undefined)).toEqual({ ok: true, value: network });
  expect(await open?.ledger.rebuildProjections()).toMatchObject({ differences: [] });

  const mixed = { ...NETWORK, oneclick: { baseUrl: 'http://127.0.0.1:1' } };
  const refused = await networkProcedures.save(rooms, {
    commandId: newCommandId(),
    network: mixed,
  });
  expect(refused).toMatchObject({ ok: false, error: { code: 'SANDBOX_AND_LIVE_MIXED' } });

  rooms = await rooms.restart();
  const { end } = await rooms.visit(
    { kind: 'unlock', with: 'passphrase' },
    'a passphrase for tests',
  );
  expect(end.ok).toBe(true);
  expect(rooms.house.unlocked()?.house.network).toEqual(network);
});

test('a sandbox profile keeps its sandbox', async () => {
  rooms = await testRooms();
  await moveIn(rooms, 'sandbox');
  const wish = { commandId: newCommandId(), network: NETWORK };
  expect(await networkProcedures.save(rooms, wish)).toMatchObject({ error: { code: 'REFUSED' } });
  expect(await networkProcedures.get(rooms, undefined)).toMatchObject({
    error: { code: 'NOT_NOW' },
  });
});
