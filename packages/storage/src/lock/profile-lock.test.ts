import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Child, runScript } from '../testing/child.ts';
import { mustFail, type TestProfile, testProfile } from '../testing/profile.ts';

let profile: TestProfile;
let child: Child | undefined;
beforeEach(async () => {
  profile = await testProfile();
});
afterEach(async () => {
  child?.process.kill('SIGKILL');
  await child?.ended();
  child = undefined;
  await profile.dispose();
});

test('a second opener in the same process is told who has the ledger', async () => {
  const ledger = await profile.open();
  const failure = mustFail(await profile.tryOpen());
  expect(failure).toMatchObject({
    code: 'LEDGER_IN_USE',
    holder: { pid: process.pid, program: 'storage tests', since: 1_800_000_000_000 },
  });
  expect(failure.message).toContain('storage tests');
  await ledger.close();
  await (await profile.open()).close();
});

test('another process holds it until it is killed, and no acknowledged event is lost', async () => {
  const { keys } = profile;
  const hex = (key: Uint8Array) => Buffer.from(key).toString('hex');
  child = runScript('./hold-ledger.ts', [
    profile.directory,
    hex(keys.ledgerKey),
    hex(keys.connectionKey),
  ]);
  await child.said('acknowledged 20.');
  expect(mustFail(await profile.tryOpen())).toMatchObject({
    code: 'LEDGER_IN_USE',
    holder: { pid: child.process.pid, program: 'the other program' },
  });
  child.process.kill('SIGKILL');
  await child.ended();
  const acknowledged = Number(/(\d+)\.\s*$/.exec(child.output())?.[1]);
  const ledger = await profile.open();
  expect((await ledger.head()).seq).toBeGreaterThanOrEqual(acknowledged);
  expect(ledger.mode()).toBe('normal');
  expect(await ledger.verify({ integrity: true })).toMatchObject({
    value: { ok: true, integrity: null },
  });
});
