import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { profilePaths } from '@countinghouse/storage';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EXIT_FULLY_LOCKED } from '../../host/protocol.ts';
import { profileDirectory } from '../profiles/files.ts';
import { settingsProcedures } from '../settings/procedures.ts';
import { present } from '../testing/must.ts';
import { moveIn, newCommandId, PASSPHRASE, type TestRooms, testRooms } from '../testing/rooms.ts';

let rooms: TestRooms;
beforeEach(async () => {
  rooms = await testRooms();
});
afterEach(() => rooms.dispose());

const phase = () => rooms.house.states.get().phase;
const unlock = { kind: 'unlock', with: 'passphrase' } as const;

const OPENED = { ok: true, value: { kind: 'opened' } };

async function set(change: Parameters<typeof settingsProcedures.set>[1]['change']): Promise<void> {
  const done = await settingsProcedures.set(rooms, { commandId: newCommandId(), change });
  expect(done.ok).toBe(true);
}

test('empty, made, screen locked, unlocked, fully locked, and a fresh process', async () => {
  expect(rooms.house.states.get()).toMatchObject({ phase: 'empty', profiles: [], waiting: null });
  const { recoveryCode } = await moveIn(rooms);
  expect(rooms.house.states.get()).toMatchObject({
    phase: 'unlocked',
    profile: { name: 'Treasury', kind: 'live' },
    waiting: 0,
    underWay: 0,
    sandbox: 'not needed',
  });
  const { ended } = rooms.house.unlocked() ?? {};

  await rooms.house.lockScreen();
  expect(phase()).toBe('screen locked');
  expect(ended?.aborted).toBe(true);
  expect(rooms.house.unlocked()).toBeNull();
  expect(rooms.house.signerPid()).toBeNull();
  expect(rooms.told.at(-1)).toEqual({ type: 'reload pages' });
  // Counts and nothing else of what is inside.
  expect(rooms.house.states.get()).toMatchObject({ waiting: 0, underWay: 0 });

  expect((await rooms.visit(unlock, PASSPHRASE)).end).toEqual(OPENED);
  expect(phase()).toBe('unlocked');

  await rooms.house.lockFully();
  expect(rooms.exits).toEqual([EXIT_FULLY_LOCKED]);
  expect(rooms.house.tracking()).toBeNull();

  rooms = await rooms.restart();
  expect(rooms.house.states.get()).toMatchObject({ phase: 'locked', waiting: null });
  const byCode = { kind: 'unlock', with: 'recovery code' } as const;
  expect((await rooms.visit(byCode, recoveryCode)).end).toEqual(OPENED);
  expect(rooms.errors).toEqual([]);
});

test('a wrong passphrase changes nothing, and says how it is', async () => {
  await moveIn(rooms);
  rooms = await rooms.restart();
  const wrong = await rooms.visit(unlock, 'not the passphrase');
  expect(wrong.end).toMatchObject({ ok: false, error: { code: 'WRONG_PASSPHRASE' } });
  expect(phase()).toBe('locked');
  expect((await rooms.visit(unlock, PASSPHRASE)).end).toEqual(OPENED);
});

test('a profile whose file says another kind than its ledger does not open', async () => {
  await moveIn(rooms, 'live');
  const id = rooms.house.profile()?.id ?? '';
  rooms = await rooms.restart();
  await rooms.house.close();
  const file = join(profileDirectory(rooms.dataFolder, id), 'profile.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"live"', '"sandbox"'));
  rooms = await rooms.restart();
  const { end } = await rooms.visit(unlock, PASSPHRASE);
  expect(end).toMatchObject({ ok: false, error: { code: 'SANDBOX_AND_LIVE_MIXED' } });
  expect(rooms.house.states.get()).toMatchObject({
    phase: 'unusable',
    failure: { code: 'SANDBOX_AND_LIVE_MIXED' },
  });
  expect(rooms.house.signer().session()).toBeNull();
  expect(rooms.house.tracking()).toBeNull();

  writeFileSync(file, readFileSync(file, 'utf8').replace('"sandbox"', '"live"'));
  rooms = await rooms.restart();
  expect((await rooms.visit(unlock, PASSPHRASE)).end).toEqual(OPENED);
});

test('a ledger that somebody else has open: unusable with the holder, and again when it is free', async () => {
  await moveIn(rooms);
  const other = await testRooms({ ...rooms });
  const { end } = await other.visit(unlock, PASSPHRASE);
  expect(end).toMatchObject({
    ok: false,
    error: { code: 'LEDGER_IN_USE', holder: { pid: process.pid, program: 'test' } },
  });
  expect(other.house.states.get()).toMatchObject({ phase: 'unusable' });
  await rooms.house.close();
  expect((await other.visit(unlock, PASSPHRASE)).end).toEqual(OPENED);
  expect(other.house.states.get().failure).toBeNull();
  await other.house.close();
});

test('an export that was killed is gone once the ledger is open, and not while another has it', async () => {
  await moveIn(rooms);
  const directory = profileDirectory(rooms.dataFolder, rooms.house.profile()?.id ?? '');
  const left = join(directory, 'export-killed');
  mkdirSync(left);
  writeFileSync(join(left, 'table'), 'in clear');
  const other = await testRooms({ ...rooms });
  const refused = await other.visit(unlock, PASSPHRASE);
  expect(refused.end).toMatchObject({ ok: false, error: { code: 'LEDGER_IN_USE' } });
  expect(existsSync(left)).toBe(true);
  await other.house.close();

  rooms = await rooms.restart();
  expect((await rooms.visit(unlock, PASSPHRASE)).end).toEqual(OPENED);
  expect(existsSync(left)).toBe(false);
  expect(rooms.errors).toEqual([]);
});

test('a damaged ledger is named, nothing is deleted, and a snapshot brings it back in recovered mode', async () => {
  await moveIn(rooms);
  const open = rooms.house.tracking();
  const taken = await open?.ledger.snapshot();
  const directory = profileDirectory(rooms.dataFolder, rooms.house.profile()?.id ?? '');
  rooms = await rooms.restart();
  await rooms.house.close();
  writeFileSync(profilePaths(directory).database, 'this is not a ledger any more');
  rooms = await rooms.restart();
  const { end } = await rooms.visit(unlock, PASSPHRASE);
  expect(end).toMatchObject({ ok: false, error: { code: 'LEDGER_DAMAGED' } });
  expect(phase()).toBe('unusable');

  const name = taken?.ok ? (taken.value.path.split('/').at(-1) ?? '') : '';
  const lost = { kind: 'restore', snapshot: '../../elsewhere', with: 'passphrase' } as const;
  expect((await rooms.visit(lost, PASSPHRASE)).end).toMatchObject({ error: { code: 'NOT_FOUND' } });
  const restore = { kind: 'restore', snapshot: name, with: 'passphrase' } as const;
  expect((await rooms.visit(restore, PASSPHRASE)).end).toEqual(OPENED);
  expect(rooms.house.states.get()).toMatchObject({ phase: 'unlocked', recovered: ['RESTORED'] });
  const kept = readdirSync(profilePaths(directory).quarantine);
  expect(kept.length).toBeGreaterThan(0);

  const released = await rooms.house.unlocked()?.house.ledger.release(newCommandId());
  expect(released?.ok).toBe(true);
  expect(await rooms.until(({ recovered }) => recovered.length === 0)).toBeDefined();
});

test('a snapshot that cannot be brought back leaves no signer behind that has opened its keys', async () => {
  await moveIn(rooms);
  const taken = await present(rooms.house.tracking()).ledger.snapshot();
  if (!taken.ok) throw new Error(taken.error.message);
  rooms = await rooms.restart();
  writeFileSync(taken.value.path, 'not a ledger');
  const snapshot = taken.value.path.split('/').at(-1) ?? '';
  const wish = { kind: 'restore', snapshot, with: 'passphrase' } as const;
  expect((await rooms.visit(wish, PASSPHRASE)).end.ok).toBe(false);
  expect(rooms.house.signerPid()).toBeNull();
  expect((await rooms.visit(unlock, PASSPHRASE)).end).toEqual(OPENED);
});

test('a trusted keychain opens tracking and nothing more; a full lock lasts until somebody unlocks', async () => {
  await moveIn(rooms);
  const trust = await rooms.visit({ kind: 'trust keychain' }, PASSPHRASE);
  expect(trust.end).toEqual({ ok: true, value: { kind: 'done' } });
  expect(rooms.house.states.get()).toMatchObject({
    keychain: 'available',
    keychainOpensTracking: true,
  });

  rooms = await rooms.restart();
  expect(rooms.house.states.get()).toMatchObject({ phase: 'screen locked', waiting: 0 });
  expect(rooms.house.unlocked()).toBeNull();
  expect((await rooms.visit(unlock, PASSPHRASE)).end).toEqual(OPENED);

  await rooms.house.lockFully();
  rooms = await rooms.restart();
  expect(phase()).toBe('locked');
  expect((await rooms.visit(unlock, PASSPHRASE)).end).toEqual(OPENED);

  const forgotten = await settingsProcedures.forgetKeychain(rooms, { commandId: newCommandId() });
  expect(forgotten).toEqual({ ok: true, value: null });
  expect(rooms.house.states.get().keychainOpensTracking).toBe(false);
  rooms = await rooms.restart();
  expect(phase()).toBe('locked');
});

test('the idle lock: after the time without a person, whatever streams are open', async () => {
  await moveIn(rooms);
  await set({ idleMinutes: 5 });
  rooms.time.ahead(4 * 60_000);
  rooms.house.touch();
  rooms.time.ahead(4 * 60_000);
  expect(phase()).toBe('unlocked');
  rooms.time.ahead(60_000);
  await rooms.until(({ phase: now }) => now === 'screen locked');
  expect(rooms.exits).toEqual([]);
});

test('the idle lock is the full one where that was chosen and nothing is open', async () => {
  await moveIn(rooms);
  await set({ idleMinutes: 1, idleLock: 'full' });
  rooms.time.ahead(60_000);
  await expect.poll(() => rooms.exits).toEqual([EXIT_FULLY_LOCKED]);
});

test('sleep, and the lock of the system, are the screen lock; waking is not an unlock', async () => {
  await moveIn(rooms);
  rooms.house.power('suspend');
  await rooms.until(({ phase: now }) => now === 'screen locked');
  rooms.house.power('resume');
  expect(phase()).toBe('screen locked');
  expect((await rooms.visit(unlock, PASSPHRASE)).end).toEqual(OPENED);
  rooms.house.power('lock-screen');
  await rooms.until(({ phase: now }) => now === 'screen locked');
});

test('a signer that dies by itself is a screen lock', async () => {
  await moveIn(rooms);
  await rooms.house.signer().lock();
  await rooms.until(({ phase: now }) => now === 'screen locked');
  expect(rooms.told.at(-1)).toEqual({ type: 'reload pages' });
});

test('a full lock does not wait for a server that says nothing', async () => {
  await moveIn(rooms);
  const runner = present(rooms.house.tracking()).runner;
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = runner.stop;
  runner.stop = () => promise.then(stop);
  const lock = rooms.house.lockFully();
  // Told at once, with the signer gone; only the ledger is still being closed.
  await rooms.until(({ phase: now }) => now === 'locked');
  expect(rooms.house.signerPid()).toBeNull();
  expect(rooms.exits).toEqual([]);
  rooms.time.ahead(5_000);
  await lock;
  expect(rooms.exits).toEqual([EXIT_FULLY_LOCKED]);
  resolve();
});

test('a page that was there before a full lock is replaced like behind a screen lock', async () => {
  await moveIn(rooms);
  await rooms.house.lockFully();
  expect(rooms.told.at(-1)).toEqual({ type: 'reload pages' });
  expect(rooms.exits).toEqual([EXIT_FULLY_LOCKED]);
});

test('choosing another profile closes this one and ends the process', async () => {
  await moveIn(rooms, 'live');
  const first = rooms.house.profile()?.id ?? '';
  await rooms.house.lockFully();
  rooms = await rooms.restart();
  await moveIn(rooms, 'sandbox');
  expect(rooms.house.states.get().profiles).toHaveLength(2);
  expect(await rooms.house.choose('nobody')).toMatchObject({ error: { code: 'NO_PROFILE' } });
  expect((await rooms.house.choose(first)).ok).toBe(true);
  expect(rooms.exits).toEqual([EXIT_FULLY_LOCKED]);
  rooms = await rooms.restart();
  expect(rooms.house.states.get()).toMatchObject({ phase: 'locked', profile: { id: first } });
});

test('a sandbox profile waits for its sandbox, and stands still when that stops', async () => {
  await moveIn(rooms, 'sandbox');
  expect(rooms.told).toContainEqual({ type: 'want sandbox' });
  expect(rooms.house.states.get().sandbox).toBe('stopped');
  const open = rooms.house.unlocked()?.house;
  expect(open?.sandbox).toBeNull();
  expect(open?.outside.chains.size).toBe(0);

  const ready = {
    services: { oneclick: { baseUrl: 'http://127.0.0.1:9' } },
    chains: [{ id: 8453, rpcUrl: 'http://127.0.0.1:9', tokens: {} }],
    keys: { quoteSigning: 'ed25519:CVDFLCAjXhVWiPXH9nTCTpCgVzmDVoiPzNJYuccr1dqB' },
    faucet: { url: 'http://127.0.0.1:9/faucet', address: '0x0' },
  };
  rooms.house.sandbox({ state: 'running', ready });
  expect(rooms.house.states.get().sandbox).toBe('running');
  expect([...(open?.outside.chains.keys() ?? [])]).toEqual(['eip155:8453']);
  expect(open?.network.chains).toEqual([{ id: 'eip155:8453', rpcUrls: ['http://127.0.0.1:9'] }]);
  rooms.house.sandbox({ state: 'stopped', message: 'it fell over' });
  expect(open?.outside.chains.size).toBe(0);
  expect(rooms.house.states.get()).toMatchObject({ phase: 'unlocked', sandbox: 'stopped' });

  // What calls itself a sandbox elsewhere is none.
  const elsewhere = { ...ready, services: { oneclick: { baseUrl: 'https://1click.invalid' } } };
  rooms.house.sandbox({ state: 'running', ready: elsewhere });
  expect(open?.sandbox).toBeNull();
});

test('what was made is in the ledger, sealed where it holds a key, and rebuilt without a difference', async () => {
  await moveIn(rooms, 'live');
  await set({ theme: 'dark' });
  await set({ slippageBasisPoints: 50 });
  const ledger = rooms.house.unlocked()?.house.ledger;
  const events = (await ledger?.readEvents(0, 100)) ?? [];
  expect(events.map(({ stream, type }) => `${stream} ${type}`)).toEqual([
    'profile profile.created',
    'network network.set',
    'settings settings.changed',
    'settings settings.changed',
  ]);
  const clear = events.map(({ bytes }) => Buffer.from(bytes).toString('utf8')).join('\n');
  expect(clear).toContain('base.invalid');
  expect(clear).not.toContain('SECRET-KEY-IN-PATH');
  expect(rooms.house.unlocked()?.house.network.chains[0]?.rpcUrls[0]).toContain('SECRET-KEY');
  expect(await ledger?.rebuildProjections()).toMatchObject({ differences: [] });
  expect(rooms.house.states.get().theme).toBe('dark');
  await rooms.house.lockFully();
  rooms = await rooms.restart();
  // The lock screen looks as it was left, though the settings are behind it.
  expect(rooms.house.states.get().theme).toBe('dark');
});
