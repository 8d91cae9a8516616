import { describe, expect, it } from 'vitest';
import { chainHash, contentHash, GENESIS_HASH } from '../evidence/chain.ts';
import type { JsonObject } from '../ports/json.ts';
import type { AppendBatch, LedgerPort, NamingField } from '../ports/ledger.ts';
import { actionRow, batch, transactionRow } from './ledger-rows.ts';

/** A fresh, empty ledger and what a test may do to it. */
export interface LedgerHarness {
  readonly ledger: LedgerPort;
  /** Closes it and opens the same data again, as a restart of the program does. */
  reopen(): Promise<LedgerPort>;
  dispose(): Promise<void>;
}

/** What every ledger must do. `make` gives an empty one each time. */
export function describeLedgerContract(name: string, make: () => Promise<LedgerHarness>): void {
  const using = async (test: (harness: LedgerHarness) => Promise<void>): Promise<void> => {
    const harness = await make();
    try {
      await test(harness);
    } finally {
      await harness.dispose();
    }
  };
  const write = async (ledger: LedgerPort, what: AppendBatch): Promise<void> => {
    expect(await ledger.append(what)).toMatchObject({ ok: true });
  };

  describe(`${name}: ledger contract`, () => {
    it('begins empty, with a head of zeros', () =>
      using(async ({ ledger }) => {
        expect(await ledger.head()).toEqual({ seq: 0, hash: GENESIS_HASH });
        expect(await ledger.readStream('nobody')).toEqual([]);
        expect(ledger.mode()).toBe('normal');
      }));

    it('links each event to the one before it, over the stored bytes', () =>
      using(async ({ ledger }) => {
        await write(ledger, batch('a', 0, [{ type: 'x', version: 1, data: { text: 'é "q"' } }]));
        await write(ledger, batch('b', 0));
        await write(ledger, batch('a', 1));
        const events = await ledger.readEvents(0, 10);
        expect(events.map(({ seq, stream }) => [seq, stream])).toEqual([
          [1, 'a'],
          [2, 'b'],
          [3, 'a'],
        ]);
        let previous = GENESIS_HASH;
        for (const event of events) {
          expect(event.previousHash).toBe(previous);
          expect(event.hash).toBe(chainHash(previous, contentHash(event.bytes)));
          const { stream, type, version, at, data } = event;
          const body = JSON.stringify({ stream, type, version, at, data });
          expect(Array.from(event.bytes)).toEqual(Array.from(new Uint8Array(encode(body))));
          previous = event.hash;
        }
        expect(await ledger.head()).toEqual({ seq: 3, hash: previous });
        expect((await ledger.readEvents(1, 1)).map(({ seq }) => seq)).toEqual([2]);
        expect((await ledger.readStream('a')).map(({ seq }) => seq)).toEqual([1, 3]);
      }));

    it('finds the events that name a transaction or a deposit address, in every stream', () =>
      using(async ({ ledger }) => {
        const naming = (data: JsonObject) => ({ type: 'noted', version: 1, data });
        const of = (stream: string, data: JsonObject) => ({
          stream,
          expectedLength: 0,
          events: [naming(data)],
          rows: {},
        });
        await write(ledger, of('a', { hash: '0xAb01', depositAddress: 'bc1qExample' }));
        await write(ledger, of('b', { hash: '0xab01' }));
        await write(ledger, of('c', { hash: '0xab012', other: { hash: '0xab01' } }));
        await write(ledger, of('d', { hash: null, depositAddress: 7 }));
        const seqs = async (field: NamingField, value: string) =>
          (await ledger.eventsNaming(field, value)).map(({ seq }) => seq);
        expect(await seqs('hash', '0xAB01')).toEqual([1, 2]);
        expect(await seqs('hash', '0xab0')).toEqual([]);
        expect(await seqs('depositAddress', 'BC1qexample')).toEqual([1]);
        expect(await seqs('depositAddress', "x' OR 1=1")).toEqual([]);
      }));

    it('refuses a writer who has not seen the last event, and writes nothing of its batch', () =>
      using(async ({ ledger }) => {
        await write(ledger, batch('a', 0));
        const row = actionRow('late', 1);
        const late = { ...batch('a', 0), rows: { action: row }, command: { id: 'c', result: 1 } };
        expect(await ledger.append(late)).toMatchObject({
          ok: false,
          error: { code: 'STREAM_MOVED' },
        });
        expect(await ledger.action('late')).toBeNull();
        expect(await ledger.command('c')).toBeNull();
        expect((await ledger.head()).seq).toBe(1);
      }));

    it('answers a repeated command as it did first, even to a writer who is behind', () =>
      using(async ({ ledger }) => {
        const first = { ...batch('a', 0), command: { id: 'c', result: { actionId: 'one' } } };
        await write(ledger, first);
        expect(await ledger.command('c')).toEqual(first.command);
        for (const expectedLength of [0, 1]) {
          const again = { ...first, expectedLength, command: { id: 'c', result: 'other' } };
          expect(await ledger.append(again)).toMatchObject({
            ok: false,
            error: { code: 'COMMAND_REPEATED', result: { actionId: 'one' } },
          });
        }
        expect((await ledger.head()).seq).toBe(1);
      }));

    it('computes rows from the stored events, and writes nothing when that throws', () =>
      using(async ({ ledger }) => {
        await write(ledger, {
          ...batch('a', 0),
          rows: (stored) => ({ action: actionRow('one', stored[0]?.seq ?? 0) }),
        });
        expect((await ledger.action('one'))?.createdAt).toBe(1);
        const broken: AppendBatch = {
          ...batch('a', 1),
          rows: () => {
            throw new TypeError('a projector with a bug');
          },
        };
        await expect(ledger.append(broken)).rejects.toThrow('a projector with a bug');
        expect((await ledger.head()).seq).toBe(1);
        await write(ledger, batch('a', 1));
      }));

    it('pages through actions by key, newest first, without gaps or repeats', () =>
      using(async ({ ledger }) => {
        const times = [5, 3, 5, 9, 1, 5, 3];
        for (const [index, at] of times.entries()) {
          const rows = { action: actionRow(`id-${index}`, at) };
          await write(ledger, { ...batch(`s-${index}`, 0), rows });
        }
        const seen: string[] = [];
        let before: { createdAt: number; id: string } | undefined;
        for (;;) {
          const query = before === undefined ? { limit: 2 } : { limit: 2, before };
          const page = await ledger.listActions(query);
          const last = page.at(-1);
          if (last === undefined) break;
          seen.push(...page.map(({ id }) => id));
          before = { createdAt: last.createdAt, id: last.id };
        }
        expect(seen).toEqual(['id-3', 'id-5', 'id-2', 'id-0', 'id-6', 'id-1', 'id-4']);
      }));

    it('filters actions by openness, kind and status', () =>
      using(async ({ ledger }) => {
        const rows = [
          actionRow('a', 1),
          { ...actionRow('b', 2), open: false, status: 'done' as const },
          { ...actionRow('c', 3), kind: 'send', status: 'expired' as const },
        ];
        for (const row of rows) {
          await write(ledger, { ...batch(row.id, 0), rows: { action: row } });
        }
        const ids = async (query: object) =>
          (await ledger.listActions({ limit: 9, ...query })).map(({ id }) => id);
        expect(await ids({ open: true })).toEqual(['c', 'a']);
        expect(await ids({ open: false })).toEqual(['b']);
        expect(await ids({ kinds: ['send'] })).toEqual(['c']);
        expect(await ids({ kinds: [] })).toEqual([]);
        expect(await ids({ statuses: ['done', 'sent'] })).toEqual(['b', 'a']);
      }));

    it('says what is due, the longest due first, closed but watched actions too', () =>
      using(async ({ ledger }) => {
        const rows = [
          { ...actionRow('late', 1), nextAt: 20 },
          { ...actionRow('early', 2), nextAt: 10, open: false },
          { ...actionRow('never', 3), nextAt: null },
          { ...actionRow('later', 4), nextAt: 30 },
        ];
        for (const row of rows) {
          await write(ledger, { ...batch(row.id, 0), rows: { action: row } });
        }
        const due = async (now: number, limit = 9) =>
          (await ledger.dueActions(now, limit)).map(({ id }) => id);
        expect(await due(9)).toEqual([]);
        expect(await due(20)).toEqual(['early', 'late']);
        expect(await due(99, 1)).toEqual(['early']);
        expect(await ledger.nextDueAt()).toBe(10);
        const before = await ledger.head();
        await ledger.reschedule('early', 40);
        await ledger.reschedule('late', null);
        expect(await ledger.head()).toEqual(before);
        expect(await ledger.nextDueAt()).toBe(30);
        expect(await due(99)).toEqual(['later', 'early']);
        expect((await ledger.action('early'))?.nextAt).toBe(40);
      }));

    it('lists what a lane has in flight, lowest nonce first', () =>
      using(async ({ ledger }) => {
        const transactions = [
          transactionRow('0x03', 3, 'recorded'),
          transactionRow('0x01', 1, 'included'),
          transactionRow('0x02', 2, 'broadcast'),
          transactionRow('0x04', 4, 'final'),
          transactionRow('0x05', 5, 'foreign'),
          transactionRow('0x06', 6, 'replaced'),
          transactionRow('0x07', 7, 'abandoned'),
          { ...transactionRow('0x08', 0, 'broadcast'), account: '0xother' },
          { ...transactionRow('0x09', 0, 'broadcast'), chain: 'eip155:2' },
        ];
        await write(ledger, { ...batch('a', 0), rows: { transactions } });
        const lane = async () =>
          (await ledger.laneTransactions('eip155:1', '0xaccount')).map(({ hash }) => hash);
        expect(await lane()).toEqual(['0x01', '0x02', '0x03']);
        const settled = { transactions: [transactionRow('0x01', 1, 'final')] };
        await write(ledger, { ...batch('a', 1), rows: settled });
        expect(await lane()).toEqual(['0x02', '0x03']);
      }));

    it('keeps a secret until its outcome removes it', () =>
      using(async ({ ledger }) => {
        const value = Uint8Array.from([0, 255, 7]);
        await write(ledger, { ...batch('a', 0), secrets: [{ name: 'one-time', value }] });
        expect(Array.from((await ledger.readSecret('one-time')) ?? [])).toEqual([0, 255, 7]);
        await write(ledger, { ...batch('a', 1), secrets: [{ name: 'one-time', value: null }] });
        expect(await ledger.readSecret('one-time')).toBeNull();
      }));

    it('finds streams by their words, as they are now', () =>
      using(async ({ ledger }) => {
        await write(ledger, { ...batch('a', 0), rows: { searchText: 'Swap USDC to Bitcoin' } });
        await write(ledger, { ...batch('b', 0), rows: { searchText: 'Send USDC to Alice' } });
        const find = async (text: string) =>
          (await ledger.search(text, 9)).map(({ stream }) => stream).sort();
        expect(await find('usdc')).toEqual(['a', 'b']);
        expect(await find('USDC alice')).toEqual(['b']);
        await write(ledger, { ...batch('b', 1), rows: { searchText: 'Send ETH to Alice' } });
        expect(await find('usdc')).toEqual(['a']);
        expect(await find('"*(')).toEqual([]);
      }));

    it('makes the same key for the same attempt, and no other', () =>
      using(async ({ ledger }) => {
        const key = ledger.idempotencyKey('action', 'step', 1);
        expect(key).toMatch(/^[0-9a-f]{64}$/);
        expect(ledger.idempotencyKey('action', 'step', 1)).toBe(key);
        const others = [
          ledger.idempotencyKey('action', 'step', 2),
          ledger.idempotencyKey('action', 'other', 1),
          ledger.idempotencyKey('actions', 'tep', 1),
        ];
        expect(new Set([key, ...others]).size).toBe(4);
      }));

    it('has everything again after a restart', () =>
      using(async ({ ledger, reopen }) => {
        const rows = { action: actionRow('one', 1), searchText: 'kept' };
        await write(ledger, { ...batch('a', 0), rows, command: { id: 'c', result: [1] } });
        await ledger.reschedule('one', 77);
        const key = ledger.idempotencyKey('a', 's', 1);
        const head = await ledger.head();
        const again = await reopen();
        expect(again.mode()).toBe('normal');
        expect(await again.head()).toEqual(head);
        expect(await again.action('one')).toEqual({ ...actionRow('one', 1), nextAt: 77 });
        expect(await again.command('c')).toEqual({ id: 'c', result: [1] });
        expect(again.idempotencyKey('a', 's', 1)).toBe(key);
        expect((await again.search('kept', 1)).length).toBe(1);
        await write(again, batch('a', 1));
      }));
  });
}

/** UTF-8 by hand, so that the suite shares no encoder with what it tests. */
function encode(text: string): readonly number[] {
  return [...text].flatMap((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    if (code < 0x80) return [code];
    if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 63)];
    return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
  });
}
