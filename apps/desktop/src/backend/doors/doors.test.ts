import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DoorWish } from '../../contract/doors.ts';
import { phase as phases } from '../../contract/house.ts';
import { listProfiles } from '../profiles/files.ts';
import { codeTriedAt } from '../settings/recovery-code.ts';
import { moveIn, newCommandId, PASSPHRASE, type TestRooms, testRooms } from '../testing/rooms.ts';
import { ADMITTED, notAdmitted } from './admitted.ts';

let rooms: TestRooms;
beforeEach(async () => {
  rooms = await testRooms();
});
afterEach(() => rooms.dispose());

async function triedAt(): Promise<number | null> {
  const ledger = rooms.house.tracking()?.ledger;
  if (ledger === undefined) throw new Error('no ledger is open');
  return codeTriedAt(ledger);
}

describe('which wish is admitted in which phase', () => {
  const kinds = Object.keys(ADMITTED) as DoorWish['kind'][];
  const table: Readonly<Record<string, readonly DoorWish['kind'][]>> = {
    empty: ['create profile'],
    locked: ['create profile', 'unlock', 'restore'],
    unusable: ['create profile', 'unlock', 'restore'],
    'screen locked': ['unlock'],
    unlocked: [
      'import phrase',
      'import key',
      'import keystore',
      'export keystore',
      'show phrase',
      'change passphrase',
      'renew recovery code',
      'check recovery code',
      'trust keychain',
    ],
  };
  test.each(phases.options)('%s', (phase) => {
    const admitted = kinds.filter((kind) => notAdmitted(kind, phase) === null);
    expect(admitted.toSorted()).toEqual(table[phase]?.toSorted());
  });
  test('a wish that is not admitted opens no door and tells the host nothing', async () => {
    const wish = { kind: 'show phrase', walletId: 'w' } as const;
    expect(await rooms.doors.open(newCommandId(), wish)).toMatchObject({
      error: { code: 'NO_PROFILE' },
    });
    await moveIn(rooms);
    await rooms.house.lockScreen();
    const before = rooms.told.length;
    expect(await rooms.doors.open(newCommandId(), wish)).toMatchObject({
      error: { code: 'LOCKED' },
    });
    expect(rooms.told).toHaveLength(before);
  });
});

test('only the host learns where a door is, and that it is closed again', async () => {
  const wish = {
    kind: 'create profile',
    name: 'P',
    profile: 'sandbox',
    network: null,
  } as const;
  const opened = await rooms.doors.open(newCommandId(), wish);
  expect(opened).toEqual({ ok: true, value: { door: expect.stringMatching(/^[0-9a-f]{32}$/) } });
  if (!opened.ok) return;
  const { door } = opened.value;
  expect(rooms.told).toContainEqual({
    type: 'door',
    door,
    address: { path: expect.any(String), ticket: expect.any(String) },
  });
  const outcome = rooms.doors.outcome(door);
  expect(rooms.doors.close(door).ok).toBe(true);
  expect(await outcome).toMatchObject({ ok: false, error: { code: 'DOOR_CLOSED' } });
  expect(rooms.told.at(-1)).toEqual({ type: 'door', door, address: null });
  // Called off: nothing is left of the profile that was to be, and the next is made as if it were the first.
  expect(listProfiles(rooms.dataFolder)).toEqual([]);
  await moveIn(rooms);
  expect(rooms.house.phase()).toBe('unlocked');
});

test('a passphrase that is too short makes nothing', async () => {
  const wish = { kind: 'create profile', name: 'P', profile: 'sandbox', network: null } as const;
  const { end } = await rooms.visit(wish, 'short');
  expect(end).toMatchObject({ ok: false, error: { code: 'PASSPHRASE_TOO_SHORT' } });
  expect(rooms.house.states.get()).toMatchObject({ phase: 'empty', profiles: [] });
});

test('a live profile needs endpoints beyond this machine, and a sandbox profile none', async () => {
  const network = {
    chains: [{ id: 'eip155:1', rpcUrls: ['http://127.0.0.1:8545'] }],
    oneclick: { baseUrl: 'https://1click.invalid' },
    onetx: { baseUrl: 'https://1tx.invalid' },
    priceSource: 'none',
  } as const;
  const open = (profile: 'live' | 'sandbox', net: DoorWish & { kind: 'create profile' }) =>
    rooms.doors.open(newCommandId(), { ...net, profile });
  const wish = { kind: 'create profile', name: 'P', profile: 'live' } as const;
  const chains = network.chains.map((chain) => ({ ...chain, rpcUrls: [...chain.rpcUrls] }));
  const given = { ...wish, network: { ...network, chains } };
  expect(await open('live', given)).toMatchObject({ error: { code: 'SANDBOX_AND_LIVE_MIXED' } });
  expect(await open('live', { ...wish, network: null })).toMatchObject({
    error: { code: 'BAD_INPUT' },
  });
  expect(await open('sandbox', given)).toMatchObject({ error: { code: 'BAD_INPUT' } });
});

test('passphrase and recovery code are changed, and the old ones open nothing', async () => {
  const { recoveryCode } = await moveIn(rooms);
  await rooms.house.tracking()?.ledger.snapshot();
  const changed = await rooms.visit(
    { kind: 'change passphrase' },
    PASSPHRASE,
    'another passphrase',
  );
  expect(changed.end).toEqual({ ok: true, value: { kind: 'changed', olderSnapshots: 1 } });
  expect(await triedAt()).toBeNull();
  expect((await rooms.visit({ kind: 'check recovery code' }, recoveryCode)).end.ok).toBe(true);
  expect(await triedAt()).toBe(rooms.time.clock.now());

  // Whoever has forgotten the passphrase sets another with the code.
  const forgotten = await rooms.visit(
    { kind: 'change passphrase' },
    recoveryCode,
    'a third passphrase',
  );
  expect(forgotten.end.ok).toBe(true);
  const renewed = await rooms.visit({ kind: 'renew recovery code' }, 'a third passphrase');
  expect(renewed.end).toEqual({ ok: true, value: { kind: 'changed', olderSnapshots: 1 } });
  expect(renewed.shown).not.toBe(recoveryCode);
  // Of the new one nobody knows yet whether it is on paper.
  expect(await triedAt()).toBeNull();
  expect((await rooms.visit({ kind: 'check recovery code' }, recoveryCode)).end).toMatchObject({
    error: { code: 'WRONG_RECOVERY_CODE' },
  });
  expect(await triedAt()).toBeNull();
  expect((await rooms.visit({ kind: 'check recovery code' }, renewed.shown ?? '')).end.ok).toBe(
    true,
  );
  expect(await triedAt()).toBe(rooms.time.clock.now());

  rooms = await rooms.restart();
  const unlock = { kind: 'unlock', with: 'passphrase' } as const;
  expect((await rooms.visit(unlock, PASSPHRASE)).end).toMatchObject({
    error: { code: 'WRONG_PASSPHRASE' },
  });
  expect((await rooms.visit(unlock, 'a third passphrase')).end.ok).toBe(true);
});

test('a wallet comes in through a door and its accounts are known', async () => {
  await moveIn(rooms, 'sandbox');
  const phrase = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
  const wish = { kind: 'import phrase', name: 'Mine', accounts: 2 } as const;
  const { end } = await rooms.visit(wish, phrase);
  expect(end).toMatchObject({ ok: true, value: { kind: 'wallet' } });
  const records = await rooms.house.tracking()?.ledger.records('accounts');
  expect(records).toHaveLength(2);
  const bad = await rooms.visit(wish, 'no such phrase');
  expect(bad.end).toMatchObject({ ok: false, error: { code: 'REFUSED', detail: 'PHRASE_LENGTH' } });
});

test('a lock in the middle of a visit closes the door', async () => {
  await moveIn(rooms);
  const opened = await rooms.doors.open(newCommandId(), { kind: 'trust keychain' });
  const outcome = opened.ok ? rooms.doors.outcome(opened.value.door) : null;
  await rooms.house.lockScreen();
  expect(await outcome).toMatchObject({ ok: false, error: { code: 'LOCKED' } });
});
