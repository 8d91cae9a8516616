import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { contract } from '../../contract/index.ts';
import { fits } from '../testing/fits.ts';
import { must, present } from '../testing/must.ts';
import { moveIn, newCommandId, type TestRooms, testRooms } from '../testing/rooms.ts';
import { connectionProcedures } from './procedures.ts';

let rooms: TestRooms | null = null;
afterEach(async () => {
  await rooms?.dispose();
  rooms = null;
});

const KEY = 'dx_sk_live_PLANTED_SECRET';
const service = 'onetx' as const;

test('a key is kept once, sealed, used, and never comes back; forgetting it deletes it', async () => {
  rooms = await testRooms();
  await moveIn(rooms);
  const list = () => connectionProcedures.list(present(rooms), undefined);
  const first = await list();
  fits(contract.connections.list, first);
  expect(must(first)).toMatchObject([{ name: '1tx', key: 'missing', since: null }]);
  const house = present(rooms).house.unlocked()?.house;
  expect(await house?.outside.earn.account('0x0')).toMatchObject({
    error: { code: 'NO_CONNECTION' },
  });

  const wish = { commandId: newCommandId(), service, apiKey: KEY };
  const before = (await house?.ledger.head())?.seq ?? 0;
  expect(await connectionProcedures.keep(rooms, wish)).toEqual({ ok: true, value: null });
  expect(await connectionProcedures.keep(rooms, wish)).toEqual({ ok: true, value: null });
  expect((await house?.ledger.head())?.seq).toBe(before + 1);
  expect(must(await list())).toMatchObject([{ key: 'kept', since: expect.any(Number) }]);
  // With a key there is a service to be asked.
  expect(house?.outside.earn.chainOf(`0x00002105${'1'.repeat(56)}`)).toBe('eip155:8453');
  expect(JSON.stringify(await house?.ledger.readEvents(0, 1_000))).not.toContain(KEY);
  expect(await house?.ledger.rebuildProjections()).toMatchObject({ differences: [] });
  for (const text of filesIn(rooms.dataFolder)) expect(text.includes(KEY)).toBe(false);

  rooms = await rooms.restart();
  await rooms.visit({ kind: 'unlock', with: 'passphrase' }, 'a passphrase for tests');
  const again = rooms.house.unlocked()?.house;
  expect(again?.outside.earn.chainOf(`0x00002105${'1'.repeat(56)}`)).toBe('eip155:8453');
  const forget = { commandId: newCommandId(), service };
  expect(await connectionProcedures.forget(rooms, forget)).toEqual({ ok: true, value: null });
  expect(must(await list())).toMatchObject([{ key: 'missing', since: null }]);
  expect(await again?.ledger.readSecret('connection/onetx')).toBeNull();
});

test('a sandbox profile takes no key', async () => {
  rooms = await testRooms();
  await moveIn(rooms, 'sandbox');
  const refused = await connectionProcedures.keep(rooms, {
    commandId: newCommandId(),
    service,
    apiKey: KEY,
  });
  expect(refused).toMatchObject({ ok: false, error: { detail: 'SANDBOX_AND_LIVE_MIXED' } });
});

function filesIn(folder: string): Buffer[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name)));
}
