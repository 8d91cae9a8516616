import { afterEach, beforeEach, expect, it } from 'vitest';
import { settingsProcedures } from '../settings/procedures.ts';
import { memoryLine } from '../testing/memory-line.ts';
import { moveIn, newCommandId, type TestRooms, testRooms } from '../testing/rooms.ts';
import { serve } from './serve.ts';

let rooms: TestRooms;
beforeEach(async () => {
  rooms = await testRooms();
  await moveIn(rooms);
  const change = { idleMinutes: 1 } as const;
  await settingsProcedures.set(rooms, { commandId: newCommandId(), change });
});
afterEach(() => rooms.dispose());

/** Just before the lock is due a page asks; then the minute is over. */
async function askedInTime(procedure: string): Promise<void> {
  const page = memoryLine();
  serve(rooms).connect(page.line);
  rooms.time.ahead(40_000);
  page.say(JSON.stringify({ i: '1', p: { u: `/${procedure}`, b: { json: {} } } }));
  await expect.poll(() => page.heard).toHaveLength(1);
  rooms.time.ahead(20_000);
}

it.each([
  'accounts/checkAddress',
  'actions/search',
  'actions/get',
  'actions/list',
  'ledger/search',
  'ledger/event',
])('the idle lock is not put off by %s, which a page asks again by itself', async (procedure) => {
  await askedInTime(procedure);
  await rooms.until(({ phase }) => phase === 'screen locked');
});

it.each(['actions/evidence', 'ledger/export', 'ledger/verify'])(
  'it is put off by %s, which only a person causes',
  async (procedure) => {
    await askedInTime(procedure);
    expect(rooms.house.phase()).toBe('unlocked');
    rooms.time.ahead(40_000);
    await rooms.until(({ phase }) => phase === 'screen locked');
  },
);
