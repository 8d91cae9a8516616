import { cpSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { profilePaths } from '../files/paths.ts';
import { readHeader, writeHeader } from '../header/header-file.ts';
import { systemPlaceId } from '../machine/place-id.ts';
import { memoryKeychain } from '../testing/memory-keychain.ts';
import { must, noteBatch, type TestProfile, testProfile } from '../testing/profile.ts';

let profile: TestProfile;
beforeEach(async () => {
  profile = await testProfile();
});
afterEach(() => profile.dispose());

const intent = { type: 'deposit.intended', version: 1, data: {} };

/** Copies the database aside, lets more happen, and puts the copy back. */
async function rollBack(everything: boolean, happen: () => Promise<void>): Promise<void> {
  const { directory } = profile;
  const saved = `${directory}.saved`;
  cpSync(directory, saved, { recursive: true });
  await happen();
  const paths = profilePaths(directory);
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${paths.database}${suffix}`, { force: true });
  if (everything) cpSync(saved, directory, { recursive: true });
  else cpSync(profilePaths(saved).database, paths.database);
  rmSync(saved, { recursive: true });
}

test('a ledger older than its mark is recovered until released, across openings', async () => {
  await rollBack(false, async () => {
    const ledger = await profile.open();
    must(await ledger.append({ ...noteBatch('a', 0, 'x'), events: [intent] }));
    await ledger.close();
  });
  const ledger = await profile.open();
  expect(ledger.mode()).toBe('recovered');
  expect(ledger.recoveryReasons()).toEqual(['OLDER_THAN_MARK']);
  must(await ledger.append(noteBatch('observed', 0, 'while recovered')));
  await ledger.close();
  const again = await profile.open();
  expect(again.mode()).toBe('recovered');
  must(await again.release('released by Ada'));
  expect(again.mode()).toBe('normal');
  expect(await again.readStream('ledger')).toMatchObject([{ type: 'ledger.released' }]);
  await again.close();
  expect((await profile.open()).mode()).toBe('normal');
});

test('the mark of an intent is on disk before its append is answered', async () => {
  await rollBack(false, async () => {
    const ledger = await profile.open();
    must(await ledger.append({ ...noteBatch('a', 0, 'x'), events: [intent] }));
    // No close: as if the process had died right here.
    await ledger.verify();
    cpSync(profilePaths(profile.directory).mark, `${profile.directory}.mark`);
    await ledger.close();
    cpSync(`${profile.directory}.mark`, profilePaths(profile.directory).mark);
    rmSync(`${profile.directory}.mark`);
  });
  expect((await profile.open()).mode()).toBe('recovered');
});

test('another history of the same length is recognised', async () => {
  await rollBack(false, async () => {
    const ledger = await profile.open();
    must(await ledger.append(noteBatch('a', 0, 'one')));
    await ledger.close();
  });
  const other = await profile.open();
  must(await other.append(noteBatch('b', 0, 'two')));
  await other.close();
  expect((await profile.open()).recoveryReasons()).toContain('DIFFERENT_HISTORY');
});

test('a whole folder put back is seen by the mark in the keychain', async () => {
  const keychain = memoryKeychain();
  await rollBack(true, async () => {
    const ledger = await profile.open({ keychain });
    must(await ledger.append(noteBatch('a', 0, 'x')));
    await ledger.close();
  });
  expect((await profile.open({ keychain })).recoveryReasons()).toEqual(['OLDER_THAN_MARK']);
});

test('without a keychain, or with one that cannot answer, opening works and marks lag', async () => {
  const keychain = memoryKeychain('locked');
  const ledger = await profile.open({ keychain });
  must(await ledger.append(noteBatch('a', 0, 'x')));
  await ledger.close();
  expect((await profile.open({ keychain })).mode()).toBe('normal');
});

test('another machine starts recovered; a machine that cannot name itself does not', async () => {
  await (await profile.open()).close();
  const moved = await profile.open({ machineId: async () => 'another machine' });
  expect(moved.recoveryReasons()).toEqual(['OTHER_MACHINE']);
  must(await moved.release('c'));
  await moved.close();
  const unnamed = await profile.open({ machineId: async () => null });
  expect(unnamed.mode()).toBe('normal');
});

test('a copy on the same machine starts recovered; a disk that numbers files as it pleases says nothing', async () => {
  await (await profile.open()).close();
  const silent = await profile.open({ placeId: () => null });
  expect(silent.mode()).toBe('normal');
  await silent.close();
  const copy = await profile.open({ placeId: () => 'another place' });
  expect(copy.recoveryReasons()).toEqual(['OTHER_PLACE']);
  await copy.close();
  const back = await profile.open();
  expect(back.recoveryReasons()).toEqual(['OTHER_PLACE']);
  must(await back.release('c'));
  await back.close();
  expect((await profile.open()).mode()).toBe('normal');
});

test('a copy is known by the system’s own word, a moved folder is not taken for one', async () => {
  const system = { placeId: systemPlaceId };
  if (systemPlaceId(profilePaths(profile.directory).mark) === null) {
    console.log('NOT RUN: this file system does not promise to know a file again.');
    return;
  }
  for (let opening = 0; opening < 3; opening += 1) {
    const ledger = await profile.open(system);
    expect(ledger.mode()).toBe('normal');
    must(await ledger.append(noteBatch(`a${opening}`, 0, 'x')));
    await ledger.close();
  }
  const copied = `${profile.directory}.copy`;
  const moved = `${profile.directory}.moved`;
  try {
    cpSync(profile.directory, copied, { recursive: true, preserveTimestamps: true });
    const copy = await profile.open({ ...system, directory: copied });
    expect(copy.recoveryReasons()).toEqual(['OTHER_PLACE']);
    must(await copy.release('c'));
    await copy.close();
    renameSync(profile.directory, moved);
    const original = await profile.open({ ...system, directory: moved });
    expect(original.mode()).toBe('normal');
    await original.close();
    // What is put back where it was gets the numbers that have just become free.
    rmSync(moved, { recursive: true });
    cpSync(copied, moved, { recursive: true, preserveTimestamps: true });
    const putBack = await profile.open({ ...system, directory: moved });
    expect(putBack.recoveryReasons()).toEqual(['OTHER_PLACE']);
    await putBack.close();
  } finally {
    for (const folder of [copied, moved]) rmSync(folder, { recursive: true, force: true });
  }
});

test('nothing is said of a file where numbers are made up', () => {
  expect(systemPlaceId('/proc/version')).toBeNull();
  expect(systemPlaceId('/no/such/file')).toBeNull();
});

test('a header of the version before opens, and learns its place', async () => {
  const header = must(readHeader(profile.headerPath));
  must(writeHeader(profile.headerPath, { ...header, version: 1 }));
  await (await profile.open()).close();
  const after = must(readHeader(profile.headerPath));
  expect(after).toMatchObject({ version: 2, recovered: null });
  expect(after.place).toMatch(/^[0-9a-f]{32}$/);
  expect((await profile.open({ placeId: () => 'another' })).mode()).toBe('recovered');
});

test('a lost or torn mark is a reason; one torn slot is not', async () => {
  const { mark } = profilePaths(profile.directory);
  const ledger = await profile.open();
  must(await ledger.append(noteBatch('a', 0, 'x')));
  await ledger.close();
  truncateSync(mark, 520);
  const torn = await profile.open();
  expect(torn.mode()).toBe('normal');
  await torn.close();
  await profile.dispose();
  profile = await testProfile();
  rmSync(profilePaths(profile.directory).mark);
  expect((await profile.open()).recoveryReasons()).toEqual(['MARK_MISSING']);
});
