import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failure } from '../../contract/result.ts';
import { type Caller, caller, type Described, everyProcedure, takes } from '../testing/call.ts';
import { moveIn, newCommandId, type TestRooms, testRooms } from '../testing/rooms.ts';
import { SAMPLES } from '../testing/samples.ts';

/** What must hold for every procedure, whoever wrote it, because the contract says so. */

let open: TestRooms;
let locked: TestRooms;
let call: Caller;
let callLocked: Caller;

beforeAll(async () => {
  open = await testRooms();
  await moveIn(open);
  call = caller(open);
  locked = await testRooms();
  await moveIn(locked);
  await locked.house.lockScreen();
  callLocked = caller(locked);
});
afterAll(async () => {
  await open.dispose();
  await locked.dispose();
});

const SECRET = 'PLANTED-SECRET';
const PROCEDURES = everyProcedure();
/** They end the house, or the session; tested where that is wanted. */
const ENDS = ['house.lockScreen', 'house.lockFully'];

function sampleOf({ path }: Described): unknown {
  const [group = '', name = ''] = path.split('.');
  return (SAMPLES as Record<string, Record<string, unknown>>)[group]?.[name];
}

async function refusedAsBad(path: string, input: unknown): Promise<string> {
  const answer = await call(path, input);
  expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } });
  if (answer.ok) return '';
  expect(failure.safeParse(answer.error).success).toBe(true);
  expect(answer.error.message).not.toContain(SECRET);
  return answer.error.message;
}

describe.each(PROCEDURES.map((one) => [one.path, one] as const))('%s', (path, procedure) => {
  const sample = sampleOf(procedure);

  test('has a sample that it would take', async () => {
    if (procedure.input === null) expect(sample).toBeUndefined();
    else expect(await takes(procedure.input, sample)).toBe(true);
  });

  test('refuses wrong types as a whole', async () => {
    const wrong: unknown[] = [null, 7, true, SECRET, [], [SECRET], { [SECRET]: SECRET }];
    if (procedure.input !== null) wrong.push(undefined, {});
    for (const input of wrong) await refusedAsBad(path, input);
  });

  test('refuses a field more, and names no value', async () => {
    const more = { ...(sample as object | undefined), surplus: SECRET };
    await refusedAsBad(path, more);
  });

  test('refuses each field with another type, and names the field', async () => {
    if (procedure.input === null) return;
    for (const name of Object.keys(sample as object)) {
      const spoilt = { ...(sample as object), [name]: { planted: SECRET } };
      expect(await refusedAsBad(path, spoilt)).toContain(name);
    }
  });

  test('refuses to do without a field it needs', async () => {
    if (procedure.input === null) return;
    for (const name of Object.keys(sample as object)) {
      const { [name]: _, ...rest } = sample as Record<string, unknown>;
      if (await takes(procedure.input, rest)) continue;
      expect(await refusedAsBad(path, rest)).toContain(name);
    }
  });

  test('refuses what is too large or too deep', async () => {
    const huge = 'x'.repeat(17 * 1024 * 1024);
    const deep = Array.from({ length: 64 }).reduce<unknown>((inner) => ({ inner }), SECRET);
    await refusedAsBad(path, huge);
    await refusedAsBad(path, { ...(sample as object | undefined), huge });
    await refusedAsBad(path, { ...(sample as object | undefined), deep });
    for (const [name, value] of Object.entries((sample as object | undefined) ?? {})) {
      if (typeof value === 'string') {
        await refusedAsBad(path, { ...(sample as object), [name]: huge });
      }
    }
  });

  test(
    procedure.meta.access === 'always' ? 'answers behind the lock' : 'is refused behind the lock',
    async () => {
      if (ENDS.includes(path)) return;
      // Whatever it is asked: behind the lock even the form of the question is nobody's business.
      for (const input of procedure.meta.access === 'always' ? [sample] : [sample, 7, undefined]) {
        const waits = path === 'doors.outcome' || path === 'networks.check';
        if (waits && procedure.meta.access === 'always') continue;
        const answer = await callLocked(path, input);
        const code = answer.ok ? null : answer.error.code;
        if (procedure.meta.access === 'always') expect(code).not.toBe('LOCKED');
        else expect(code).toBe('LOCKED');
      }
    },
  );

  test('changes something only with a command id, once for each', async () => {
    const named = Object.hasOwn((sample as object | undefined) ?? {}, 'commandId');
    expect(named).toBe(procedure.meta.mutates);
    if (!procedure.meta.mutates || path === 'doors.open') return;
    const input = { ...(sample as object), commandId: newCommandId() };
    const first = await call(path, input);
    const head = await open.house.tracking()?.ledger.head();
    const again = await Promise.all([call(path, input), call(path, input)]);
    expect(again).toEqual([first, first]);
    expect(await open.house.tracking()?.ledger.head()).toEqual(head);
  });
});

test('an id of one wish is good for no other', async () => {
  const commandId = newCommandId();
  const first = await call('settings.set', { commandId, change: { theme: 'dark' } });
  expect(first.ok).toBe(true);
  await refusedAsBad('settings.forgetKeychain', { commandId });
  // The same wish with other words is still the first one.
  const other = await call('settings.set', { commandId, change: { theme: 'light' } });
  expect(other).toEqual(first);
});

test('the same wish sent many times at once is done once', async () => {
  const input = { commandId: newCommandId(), change: { slippageBasisPoints: 77 } };
  const before = (await open.house.tracking()?.ledger.head())?.seq ?? 0;
  const answers = await Promise.all(Array.from({ length: 8 }, () => call('settings.set', input)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]?.ok).toBe(true);
  expect((await open.house.tracking()?.ledger.head())?.seq).toBe(before + 1);
});

test('a door asked for twice under one id is one door', async () => {
  const input = { commandId: newCommandId(), wish: { kind: 'check recovery code' } };
  const [first, second] = await Promise.all([call('doors.open', input), call('doors.open', input)]);
  expect(first.ok).toBe(true);
  expect(second).toEqual(first);
  await refusedAsBad('doors.open', { ...input, wish: { kind: 'change passphrase' } });
  if (first.ok) {
    const outcome = call('doors.outcome', first.value);
    await call('doors.close', first.value);
    expect(await outcome).toMatchObject({ ok: false, error: { code: 'DOOR_CLOSED' } });
  }
});
