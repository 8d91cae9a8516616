import type { ActionRow, TransactionRow } from '@countinghouse/core';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Ledger } from '../profile/open-ledger.ts';
import { must, note, type TestProfile, testAction, testProfile } from '../testing/profile.ts';

let profile: TestProfile;
let ledger: Ledger;
beforeEach(async () => {
  profile = await testProfile();
  ledger = await profile.open();
});
afterEach(() => profile.dispose());

async function put(action: ActionRow): Promise<void> {
  const length = (await ledger.readStream(action.id)).length;
  must(
    await ledger.append({
      stream: action.id,
      expectedLength: length,
      events: [note('x')],
      rows: { action },
    }),
  );
}

const age = (a: ActionRow, b: ActionRow) =>
  b.createdAt - a.createdAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

test('pages of any size and filter add up to the whole list, newest first', async () => {
  const kinds = ['swap', 'send', 'withdraw'];
  const statuses = ['sent', 'done', 'needs you'] as const;
  const all: ActionRow[] = [];
  for (let index = 0; index < 90; index += 1) {
    const row = testAction(`id-${(index * 37) % 90}`, 1000 + Math.floor(index / 4), {
      kind: kinds[index % 3] ?? 'swap',
      status: statuses[index % 2] ?? 'sent',
      open: index % 5 === 0,
    });
    all.push(row);
    await put(row);
  }
  const subset = <T>(values: readonly T[]) =>
    fc.option(fc.subarray([...values]), { nil: undefined });
  const filters = fc.record({
    open: fc.option(fc.boolean(), { nil: undefined }),
    kinds: subset(kinds),
    statuses: subset(statuses),
    limit: fc.integer({ min: 1, max: 40 }),
  });
  await fc.assert(
    fc.asyncProperty(filters, async ({ open, kinds: some, statuses: states, limit }) => {
      const filter = {
        limit,
        ...(open === undefined ? {} : { open }),
        ...(some === undefined ? {} : { kinds: some }),
        ...(states === undefined ? {} : { statuses: states }),
      };
      const seen: ActionRow[] = [];
      for (;;) {
        const last = seen.at(-1);
        const page = await ledger.listActions(
          last === undefined ? filter : { ...filter, before: last },
        );
        seen.push(...page);
        if (page.length < limit) break;
      }
      const expected = all.filter(
        (row) =>
          (open === undefined || row.open === open) &&
          (some === undefined || some.includes(row.kind)) &&
          (states === undefined || states.some((one) => one === row.status)),
      );
      expect(seen).toEqual(expected.sort(age));
    }),
    { numRuns: 40, seed: 2 },
  );
  for (const limit of [-1, Number.NaN, 0]) expect(await ledger.listActions({ limit })).toEqual([]);
});

test('what is due comes longest due first, and rescheduling moves it without an event', async () => {
  await put(testAction('a', 1, { nextAt: 30 }));
  await put(testAction('b', 2, { nextAt: 10 }));
  await put(testAction('c', 3, { nextAt: null }));
  const ids = async (now: number) => (await ledger.dueActions(now, 10)).map(({ id }) => id);
  expect(await ids(9)).toEqual([]);
  expect(await ids(30)).toEqual(['b', 'a']);
  expect(await ledger.nextDueAt()).toBe(10);
  const head = await ledger.head();
  await ledger.reschedule('b', 40);
  await ledger.reschedule('unknown', 1);
  expect(await ids(40)).toEqual(['a', 'b']);
  await ledger.reschedule('a', null);
  await ledger.reschedule('b', null);
  expect(await ledger.nextDueAt()).toBeNull();
  expect(await ledger.head()).toEqual(head);
});

test('a lane holds what is not final, lowest nonce first', async () => {
  const states = [
    'recorded',
    'broadcast',
    'included',
    'final',
    'replaced',
    'foreign',
    'abandoned',
  ] as const;
  const transactions = states.map(
    (state, index): TransactionRow => ({
      hash: `0x${index}`,
      actionId: 'a',
      step: 'deposit',
      chain: 'eip155:8453',
      account: '0xme',
      nonce: 10 - index,
      state,
      recordedAt: 1,
      blockNumber: null,
    }),
  );
  must(
    await ledger.append({
      stream: 'a',
      expectedLength: 0,
      events: [note('x')],
      rows: { transactions },
    }),
  );
  const lane = await ledger.laneTransactions('eip155:8453', '0xme');
  expect(lane.map(({ nonce, state }) => [nonce, state])).toEqual([
    [8, 'included'],
    [9, 'broadcast'],
    [10, 'recorded'],
  ]);
  expect(await ledger.laneTransactions('eip155:1', '0xme')).toEqual([]);
  const final = transactions.map((one) => ({ ...one, state: 'final' as const }));
  must(
    await ledger.append({
      stream: 'a',
      expectedLength: 1,
      events: [note('y')],
      rows: { transactions: final },
    }),
  );
  expect(await ledger.laneTransactions('eip155:8453', '0xme')).toEqual([]);
  const all = await ledger.accountTransactions('eip155:8453', '0xme');
  expect(all.map(({ nonce }) => nonce)).toEqual(
    transactions.map(({ nonce }) => nonce).toReversed(),
  );
  expect(await ledger.accountTransactions('eip155:1', '0xme')).toEqual([]);
});

test('quotes and records are kept as given, and null removes a record', async () => {
  const quote = {
    id: 'q',
    actionId: 'a',
    provider: 'p',
    receivedAt: 1,
    depositAddress: null,
    depositMemo: 'm',
    received: '{"b" : 1}',
  };
  const records = [{ table: 'contacts', key: 'k', value: { name: 'Ada' } }] as const;
  must(
    await ledger.append({
      stream: 'a',
      expectedLength: 0,
      events: [note('x')],
      rows: { quotes: [quote], records },
    }),
  );
  expect(await ledger.quotes('a')).toEqual([quote]);
  expect(await ledger.record('contacts', 'k')).toEqual({ name: 'Ada' });
  expect(await ledger.records('contacts')).toEqual(records);
  const gone = [{ ...records[0], value: null }];
  must(
    await ledger.append({
      stream: 'a',
      expectedLength: 1,
      events: [note('x')],
      rows: { records: gone },
    }),
  );
  expect(await ledger.record('contacts', 'k')).toBeNull();
  await expect(ledger.records('events; --' as 'contacts')).rejects.toThrow(TypeError);
});

test('vault rows are kept as they are', async () => {
  const sealed = Buffer.from([0, 255, 1]);
  must(await ledger.vaultRows.put({ name: 'w1', sealed }));
  must(await ledger.vaultRows.put({ name: 'w1', sealed }));
  expect(await ledger.vaultRows.get('w1')).toEqual({ name: 'w1', sealed });
  expect(await ledger.vaultRows.list()).toHaveLength(1);
  must(await ledger.vaultRows.delete('w1'));
  expect(await ledger.vaultRows.get('w1')).toBeNull();
});
