import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyOpenerPort, ProfileKeys } from '@countinghouse/core';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFakeKeyOpener } from '../../testing/fake-opener.ts';
import { visitDoor } from '../door/visit.ts';
import type { DoorAddress } from '../protocol/tasks.ts';
import { type ServeSignerOptions, serveSigner } from './serve-signer.ts';

const TOKEN = 'ab'.repeat(32);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signer-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The server with this test as its parent. */
function served(change: Partial<ServeSignerOptions> = {}) {
  const answers: { reply?: number | null; door?: number; outcome: Record<string, unknown> }[] = [];
  const ends: string[] = [];
  let say: (message: unknown) => void = () => undefined;
  let hangUp: () => void = () => undefined;
  let heard: () => void = () => undefined;
  serveSigner({
    profile: 'live',
    keyOpener: createFakeKeyOpener(createHash('sha256').update('open').digest('hex'), 'seed'),
    clock: { now: () => 0 },
    random: { bytes: (length) => Uint8Array.from(randomBytes(length)) },
    channel: {
      postMessage: (message) => {
        answers.push(structuredClone(message) as never);
        heard();
      },
      onMessage: (listener) => {
        say = listener;
      },
      onClose: (listener) => {
        hangUp = listener;
      },
    },
    exit: (reason) => void ends.push(reason),
    ...change,
  });
  return {
    answers,
    ends,
    say: (message: unknown) => say(message),
    hangUp: () => hangUp(),
    greet: () => say({ id: 0, hello: { token: TOKEN, doorDirectory: folder } }),
    async until(amount: number) {
      while (answers.length < amount) {
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
      return answers;
    },
  };
}

const call = (id: number, command: unknown, token = TOKEN) => ({ id, token, command });
const refused = (reply: number | null) => ({
  reply,
  outcome: { ok: false, error: { code: 'MALFORMED_COMMAND' } },
});

describe('who may ask', () => {
  test('nobody before the hello, then only with its token', async () => {
    const server = served();
    server.say(call(1, { kind: 'addresses' }));
    server.greet();
    server.say(call(2, { kind: 'addresses' }, 'ac'.repeat(32)));
    server.say({ id: 3, command: { kind: 'addresses' } });
    server.say({ id: 4, hello: { token: 'ac'.repeat(32), doorDirectory: folder } });
    server.say(call(5, { kind: 'addresses' }, 'ac'.repeat(32)));
    server.say(call(6, { kind: 'addresses' }));
    expect(await server.until(7)).toMatchObject([
      refused(null),
      { reply: 0, outcome: { ok: true } },
      refused(null),
      refused(null),
      refused(null),
      refused(null),
      { reply: 6, outcome: { error: { code: 'SIGNER_LOCKED' } } },
    ]);
  });
});

describe('what may be asked', () => {
  test.each([
    [{ kind: 'give me the keys' }],
    [{ kind: 'addresses', more: true }],
    [{ kind: 'sign message', address: '0x', message: 'text' }],
    [{ kind: 'create wallet', name: 'x', words: 13 }],
    [{ kind: 'open door', task: { kind: 'unlock', with: 'guessing' } }],
    [{ kind: 'open door', task: { kind: 'import phrase', name: 'x', accounts: 1e9 } }],
    [null],
    [[]],
    ['addresses'],
  ])('not %j', async (command) => {
    const server = served();
    server.greet();
    server.say(call(1, command));
    expect(await server.until(2)).toMatchObject([{ reply: 0 }, refused(1)]);
  });

  test('whatever comes, one answer each, and it lives on', async () => {
    const server = served();
    server.greet();
    let expected = 1;
    const messages = fc.oneof(
      fc.anything(),
      fc.anything().map((command) => call(1, command)),
      fc.record({ id: fc.anything(), token: fc.constant(TOKEN), command: fc.anything() }),
    );
    fc.assert(
      fc.property(messages, (message) => {
        server.say(message);
        expected += 1;
      }),
      { numRuns: process.env.COUNTINGHOUSE_DEEP ? 20_000 : 500 },
    );
    server.say(call(9, { kind: 'addresses' }));
    const answers = await server.until(expected + 1);
    expect(answers.at(-1)).toMatchObject({
      reply: 9,
      outcome: { error: { code: 'SIGNER_LOCKED' } },
    });
    const others = answers.slice(1, -1).map(({ outcome }) => outcome.ok);
    expect(others.every((ok) => ok === false)).toBe(true);
  });

  test('not more than it can remember', async () => {
    const server = served();
    server.greet();
    for (let id = 1; id <= 100; id++) server.say(call(id, { kind: 'addresses' }));
    const answers = await server.until(101);
    const busy = answers.filter(({ outcome }) => JSON.stringify(outcome).includes('TOO_BUSY'));
    expect(busy).toHaveLength(36);
  });
});

describe('the door', () => {
  async function doorOf(server: ReturnType<typeof served>, task: object) {
    const before = server.answers.length;
    server.say(call(1, { kind: 'open door', task }));
    const answer = (await server.until(before + 1)).at(-1);
    return answer?.outcome as { ok: boolean; value: { door: number; address: DoorAddress } };
  }
  const unlock = { kind: 'unlock', with: 'passphrase' };

  test('is not opened in a folder others may enter', async () => {
    const server = served();
    server.say({ id: 0, hello: { token: TOKEN, doorDirectory: tmpdir() } });
    expect(await doorOf(server, unlock)).toMatchObject({ error: { code: 'DOOR_REFUSED' } });
  });

  test('hands the backend two keys and keeps the third', async () => {
    const server = served();
    server.greet();
    await server.until(1);
    const { value } = await doorOf(server, unlock);
    expect(await visitDoor(value.address, [Buffer.from('open')])).toMatchObject({ ok: true });
    const told = (await server.until(3)).at(-1);
    const key = (name: string) => createHash('sha256').update(`seed/${name}`).digest();
    const { ledgerKey, connectionKey } = (told?.outcome.value ?? {}) as Record<string, Uint8Array>;
    expect(Buffer.from(ledgerKey ?? [])).toEqual(key('ledger'));
    expect(Buffer.from(connectionKey ?? [])).toEqual(key('connection'));
    const all = JSON.stringify(server.answers);
    expect(all).not.toContain(JSON.stringify([...key('vault')]).slice(1, 40));
    expect(all).not.toContain(key('vault').toString('hex'));
    expect(Object.keys(told?.outcome.value as object)).toEqual([
      'session',
      'ledgerKey',
      'connectionKey',
    ]);
  });

  test('hands on the keys before an unfinished rotation too, but no vault key, and overwrites all', async () => {
    const three = (name: string): ProfileKeys => {
      const key = (which: string) => createHash('sha256').update(`${name}/${which}`).digest();
      return { ledgerKey: key('ledger'), connectionKey: key('connection'), vaultKey: key('vault') };
    };
    const opened = { ...three('new'), previous: three('old') };
    const open = async () => ({ ok: true as const, value: opened });
    const server = served({ keyOpener: { openWithPassphrase: open, openWithRecoveryCode: open } });
    server.greet();
    await server.until(1);
    const { value } = await doorOf(server, unlock);
    await visitDoor(value.address, [Buffer.from('open')]);
    const told = (await server.until(3)).at(-1)?.outcome.value as Record<string, unknown>;
    const { ledgerKey, connectionKey } = three('old');
    expect(told.previous).toEqual({
      ledgerKey: Uint8Array.from(ledgerKey),
      connectionKey: Uint8Array.from(connectionKey),
    });
    for (const keys of [opened, opened.previous]) {
      for (const key of Object.values(keys)) {
        if (key instanceof Uint8Array) expect(key.every((byte) => byte === 0)).toBe(true);
      }
    }
  });

  test('a broken opener is an answer for the person, without details', async () => {
    const broken: KeyOpenerPort = {
      openWithPassphrase: () => Promise.reject(new Error('passphrase was: open')),
      openWithRecoveryCode: () => Promise.reject(new Error('x')),
    };
    const server = served({ keyOpener: broken });
    server.greet();
    await server.until(1);
    const { value } = await doorOf(server, unlock);
    const shown = await visitDoor(value.address, [Buffer.from('open')]);
    expect(shown).toMatchObject({ error: { code: 'SIGNER_UNAVAILABLE' } });
    expect(JSON.stringify([shown, server.answers])).not.toContain('passphrase was');
  });

  test('at most eight are open', async () => {
    const server = served();
    server.greet();
    await server.until(1);
    for (let number = 0; number < 8; number++) {
      expect(await doorOf(server, unlock)).toMatchObject({ ok: true });
    }
    expect(await doorOf(server, unlock)).toMatchObject({ error: { code: 'TOO_BUSY' } });
    for (let door = 1; door <= 8; door++) server.say(call(2, { kind: 'close door', door }));
    await server.until(10 + 16);
  });
});

test('it ends with its parent', () => {
  const server = served();
  server.greet();
  server.hangUp();
  expect(server.ends).toEqual(['parent gone']);
});
