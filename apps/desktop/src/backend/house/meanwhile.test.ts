import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { EXIT_FULLY_LOCKED } from '../../host/protocol.ts';
import { moveIn, PASSPHRASE, type TestRooms, testRooms } from '../testing/rooms.ts';

/* What comes while somebody is being let in: a lock, or another choice. */

let rooms: TestRooms;
beforeEach(async () => {
  rooms = await testRooms();
});
afterEach(() => rooms.dispose());

const phase = () => rooms.house.states.get().phase;
const unlock = { kind: 'unlock', with: 'passphrase' } as const;

const OPENED = { ok: true, value: { kind: 'opened' } };

/** Keys that were brought under a session. */
const keysOf = (session: string) => ({
  session,
  ledgerKey: new Uint8Array(32).fill(1),
  connectionKey: new Uint8Array(32).fill(2),
});

/** Until the signer has opened its keys: from then on the house is being opened with them. */
const keysAreOpen = () =>
  vi.waitUntil(() => rooms.house.signer().session() !== null, { timeout: 20_000, interval: 0 });

describe('a lock that comes while the passphrase is being tried', () => {
  const refused = expect.objectContaining({ ok: false });

  /** Opens a door and has somebody visit it; `end` is what came of it. */
  async function atTheDoor() {
    const visit = rooms.visit(unlock, PASSPHRASE);
    await expect.poll(() => rooms.told.at(-1)).toMatchObject({ type: 'door', address: {} });
    return { end: visit.then(({ end }) => end) };
  }

  it.each(['locked', 'screen locked'] as const)(
    'ends it, and the house stays %s',
    async (stays) => {
      await moveIn(rooms);
      if (stays === 'locked') rooms = await rooms.restart();
      else await rooms.house.lockScreen();
      const { end } = await atTheDoor();
      await rooms.house.lockScreen();
      expect(rooms.told.at(-1)).toEqual({ type: 'reload pages' });
      expect(rooms.house.signerPid()).toBeNull();
      expect(await end).toEqual(refused);
      expect(rooms.house.states.get()).toMatchObject({ phase: stays, failure: null });
      expect((await rooms.visit(unlock, PASSPHRASE)).end).toEqual(OPENED);
    },
  );

  it('holds where the keys are on their way already: they open nothing', async () => {
    await moveIn(rooms);
    rooms = await rooms.restart();
    const id = rooms.house.profile()?.id ?? '';
    const visit = rooms.visit(unlock, PASSPHRASE);
    await keysAreOpen();
    await Promise.all([visit, rooms.house.lockScreen()]);
    expect(phase()).toBe('screen locked');
    expect(rooms.house.signer().session()).toBeNull();

    rooms = await rooms.restart();
    const late = keysOf('one that was ended');
    expect(await rooms.house.enter(late, id)).toMatchObject({ error: { code: 'LOCKED' } });
    expect(late).toMatchObject({ ledgerKey: new Uint8Array(32) });
    expect(rooms.house.states.get()).toMatchObject({ phase: 'locked', failure: null });
  });

  it('ends the making of a profile too', async () => {
    const wish = {
      kind: 'create profile',
      name: 'Two',
      profile: 'sandbox',
      network: null,
    } as const;
    const made = rooms.visit(wish, PASSPHRASE);
    await expect.poll(() => rooms.told.at(-1)).toMatchObject({ type: 'door', address: {} });
    await rooms.house.lockScreen();
    expect((await made).end).toEqual(refused);
    expect(rooms.house.states.get()).toMatchObject({ phase: 'empty', profiles: [] });
    await moveIn(rooms);
    expect(phase()).toBe('unlocked');
  });
});

/** Two profiles, the live one chosen and nothing open. */
async function twoProfiles(): Promise<{ readonly live: string; readonly sandbox: string }> {
  await moveIn(rooms, 'live');
  const live = rooms.house.profile()?.id ?? '';
  await rooms.house.lockFully();
  rooms = await rooms.restart();
  await moveIn(rooms, 'sandbox');
  const sandbox = rooms.house.profile()?.id ?? '';
  await rooms.house.choose(live);
  rooms = await rooms.restart();
  expect(rooms.house.states.get()).toMatchObject({ phase: 'locked', profile: { id: live } });
  return { live, sandbox };
}

test('another profile chosen while one is being opened: never the one in the name of the other', async () => {
  const { live, sandbox } = await twoProfiles();
  const visit = rooms.visit(unlock, PASSPHRASE);
  await keysAreOpen();
  const chosen = rooms.house.choose(sandbox);
  expect((await visit).end).toEqual(OPENED);
  // What was opened first is left like any other that is open: the process ends.
  expect(await chosen).toEqual({ ok: true, value: undefined });
  expect(rooms.exits).toEqual([EXIT_FULLY_LOCKED]);
  expect(rooms.house.tracking()).toBeNull();
  expect(rooms.house.profile()?.id).toBe(live);
  rooms = await rooms.restart();
  expect(rooms.house.states.get()).toMatchObject({ phase: 'locked', profile: { id: sandbox } });
  expect((await rooms.visit(unlock, PASSPHRASE)).end).toEqual(OPENED);
  expect(rooms.house.unlocked()?.house.profile).toMatchObject({ id: sandbox, kind: 'sandbox' });
});

test('keys that come when another profile was chosen open nothing', async () => {
  const { live, sandbox } = await twoProfiles();
  expect((await rooms.house.choose(sandbox)).ok).toBe(true);
  const late = keysOf('of the live one');
  expect(await rooms.house.enter(late, live)).toMatchObject({ error: { code: 'NOT_NOW' } });
  expect(late).toMatchObject({ ledgerKey: new Uint8Array(32) });
  expect(rooms.house.states.get()).toMatchObject({
    phase: 'locked',
    profile: { id: sandbox },
    failure: null,
  });
});

test('two profiles chosen one right after the other: a keychain opens the last one only', async () => {
  await moveIn(rooms, 'live');
  const first = rooms.house.profile()?.id ?? '';
  expect((await rooms.visit({ kind: 'trust keychain' }, PASSPHRASE)).end.ok).toBe(true);
  await rooms.house.lockFully();
  rooms = await rooms.restart();
  await moveIn(rooms, 'sandbox');
  const second = rooms.house.profile()?.id ?? '';
  await rooms.house.lockFully();
  rooms = await rooms.restart();
  await Promise.all([rooms.house.choose(first), rooms.house.choose(second)]);
  expect(rooms.house.states.get()).toMatchObject({ phase: 'locked', profile: { id: second } });
  expect(rooms.house.tracking()).toBeNull();
});
