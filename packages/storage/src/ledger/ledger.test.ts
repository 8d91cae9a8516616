import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LedgerReadError } from '../errors/ledger-failure.ts';
import {
  must,
  mustFail,
  note,
  noteBatch,
  type TestProfile,
  testAction,
  testProfile,
} from '../testing/profile.ts';

let profile: TestProfile;
beforeEach(async () => {
  profile = await testProfile();
});
afterEach(() => profile.dispose());

test('an appended event is stored as canonical bytes, chained, and read back', async () => {
  const ledger = await profile.open();
  const stored = must(await ledger.append(noteBatch('swap-1', 0, 'hello')));
  const [event] = stored;
  expect(Buffer.from(event?.bytes ?? []).toString()).toBe(
    '{"stream":"swap-1","type":"note","version":1,"at":1800000000000,"data":{"text":"hello"}}',
  );
  const inner = createHash('sha256')
    .update(event?.bytes ?? '')
    .digest();
  const hash = createHash('sha256').update(Buffer.alloc(32)).update(inner).digest('hex');
  expect(event).toMatchObject({ seq: 1, previousHash: '0'.repeat(64), hash });
  expect(await ledger.head()).toEqual({ seq: 1, hash });
  expect(await ledger.readStream('swap-1')).toEqual(stored);
  expect(await ledger.readEvents(0, 10)).toEqual(stored);
  expect(await ledger.readStream('unknown')).toEqual([]);
});

test('a second writer of a stream is refused, and nothing of its batch is kept', async () => {
  const ledger = await profile.open();
  must(await ledger.append(noteBatch('swap-1', 0, 'first')));
  const late = await ledger.append({
    ...noteBatch('swap-1', 0, 'late'),
    rows: { action: testAction('swap-1', 1) },
    command: { id: 'c', result: 1 },
  });
  expect(mustFail(late).code).toBe('STREAM_MOVED');
  expect(await ledger.action('swap-1')).toBeNull();
  expect(await ledger.command('c')).toBeNull();
  must(await ledger.append(noteBatch('swap-1', 1, 'second')));
});

test('a command is carried out once and answers the same ever after, also once reopened', async () => {
  const ledger = await profile.open();
  const batch = { ...noteBatch('swap-1', 0, 'x'), command: { id: 'c1', result: { id: 'swap-1' } } };
  must(await ledger.append(batch));
  expect(mustFail(await ledger.append(batch))).toMatchObject({
    code: 'COMMAND_REPEATED',
    result: { id: 'swap-1' },
  });
  await ledger.close();
  const again = await profile.open();
  expect(await again.command('c1')).toEqual({ id: 'c1', result: { id: 'swap-1' } });
  expect(mustFail(await again.append({ ...batch, expectedLength: 7 })).code).toBe(
    'COMMAND_REPEATED',
  );
});

test('time in the ledger never goes backwards', async () => {
  const ledger = await profile.open();
  must(await ledger.append(noteBatch('a', 0, 'x')));
  profile.clock.set(5);
  const [event] = must(await ledger.append(noteBatch('a', 1, 'y')));
  expect(event?.at).toBe(1_800_000_000_000);
});

test('a batch whose rows cannot be written leaves no event', async () => {
  const ledger = await profile.open();
  const bad = { ...noteBatch('a', 0, 'x'), command: { id: 'c', result: Number.NaN } };
  await expect(ledger.append(bad)).rejects.toThrow(TypeError);
  expect(await ledger.head()).toMatchObject({ seq: 0 });
  must(await ledger.append(noteBatch('a', 0, 'x')));
});

test('values JSON would silently change are refused', async () => {
  const ledger = await profile.open();
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1n, undefined, () => 1]) {
    const event = { ...note('x'), data: { value } } as unknown as ReturnType<typeof note>;
    const batch = { ...noteBatch('a', 0, 'x'), events: [event] };
    await expect(ledger.append(batch)).rejects.toThrow(TypeError);
  }
  for (const stream of ['', 'a\u0000b', '\ud800', 'x'.repeat(600)]) {
    await expect(ledger.append(noteBatch(stream, 0, 'x'))).rejects.toThrow(TypeError);
  }
});

test('events of unknown types survive', async () => {
  const ledger = await profile.open();
  const event = { type: 'from.the.future', version: 99, data: { deep: { list: [1, null, 'ü'] } } };
  must(await ledger.append({ stream: 'a', expectedLength: 0, events: [event], rows: {} }));
  expect(await ledger.readStream('a')).toMatchObject([event]);
});

test('secrets are readable by name until they are removed', async () => {
  const ledger = await profile.open();
  const value = Buffer.from('an api key');
  must(await ledger.append({ ...noteBatch('a', 0, 'x'), secrets: [{ name: 's', value }] }));
  expect(Buffer.from((await ledger.readSecret('s')) ?? []).toString()).toBe('an api key');
  expect(await ledger.readSecret('t')).toBeNull();
  must(await ledger.append({ ...noteBatch('a', 1, 'y'), secrets: [{ name: 's', value: null }] }));
  expect(await ledger.readSecret('s')).toBeNull();
});

test('idempotency keys depend on every part and on nothing else', async () => {
  const ledger = await profile.open();
  const keys = [
    ledger.idempotencyKey('a', 'b', 1),
    ledger.idempotencyKey('a', 'b', 2),
    ledger.idempotencyKey('a', 'b1', 1),
    ledger.idempotencyKey('ab', '', 1),
  ];
  expect(new Set(keys).size).toBe(4);
  expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
  await ledger.close();
  expect((await profile.open()).idempotencyKey('a', 'b', 1)).toBe(keys[0]);
});

test('a closed ledger refuses everything by name', async () => {
  const ledger = await profile.open();
  await ledger.close();
  await ledger.close();
  expect(mustFail(await ledger.append(noteBatch('a', 0, 'x'))).code).toBe('LEDGER_CLOSED');
  await expect(ledger.head()).rejects.toThrow(LedgerReadError);
  await expect(ledger.search('x', 1)).rejects.toMatchObject({ code: 'LEDGER_CLOSED' });
  await expect(ledger.vaultRows.list()).rejects.toMatchObject({ code: 'LEDGER_CLOSED' });
  expect(() => ledger.idempotencyKey('a', 'b', 1)).toThrow(LedgerReadError);
});

test('an upcaster changes how an old event reads, never its bytes, hash or place', async () => {
  const ledger = await profile.open({
    upcast: (event) => ({ ...event, version: 2, data: { ...event.data, added: true }, seq: 99 }),
  });
  const [stored] = must(await ledger.append(noteBatch('a', 0, 'x')));
  const [read] = await ledger.readStream('a');
  expect(read).toEqual({ ...stored, version: 2, data: { text: 'x', added: true } });
  expect(await ledger.readEvents(0, 1)).toEqual([read]);
});
