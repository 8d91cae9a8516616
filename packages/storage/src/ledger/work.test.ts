import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Ledger } from '../profile/open-ledger.ts';
import {
  must,
  note,
  type TestProfile,
  testAction,
  testProfile,
  testProjector,
} from '../testing/profile.ts';

let profile: TestProfile;
let ledger: Ledger;
let outside: string;
beforeEach(async () => {
  profile = await testProfile();
  ledger = await profile.open();
  outside = mkdtempSync(join(tmpdir(), 'countinghouse-export-'));
});
afterEach(async () => {
  await profile.dispose();
  rmSync(outside, { recursive: true, force: true });
});

async function fill(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const stream = `swap-${String(index).padStart(4, '0')}`;
    const events = [note(`invoice ${index} Zürich`)];
    const at = profile.clock.now();
    profile.clock.set(at + 1);
    const stored = { ...events[0], at: at + 1 };
    must(
      await ledger.append({
        stream,
        expectedLength: 0,
        events,
        rows: {
          action: testAction(stream, at + 1, { summary: stored.data ?? {} }),
          searchText: `${stream} invoice ${index} Zürich`,
        },
      }),
    );
  }
}

test('verify runs beside the writer and agrees with its head', async () => {
  await fill(120);
  const [report] = await Promise.all([ledger.verify({ integrity: true }), fillOne('late')]);
  expect(must(report)).toMatchObject({ ok: true, broken: null, integrity: null });
  expect(must(await ledger.verify()).head).toEqual(await ledger.head());
});

async function fillOne(stream: string): Promise<void> {
  must(await ledger.append({ stream, expectedLength: 0, events: [note('x')], rows: {} }));
}

test('search finds prefixes, accents and fresh texts, and treats any text as text', async () => {
  await fill(70);
  const streams = async (text: string) =>
    (await ledger.search(text, 100)).map(({ stream }) => stream).sort();
  expect(await streams('zurich invo')).toHaveLength(70);
  expect(await streams('invoice 69')).toEqual(['swap-0069']);
  expect(await streams('0003')).toEqual(['swap-0003']);
  for (const odd of [
    '',
    '"',
    'a" OR "b',
    'text:x',
    '*',
    'NEAR(',
    '-invoice',
    '\u0000',
    '😀',
    '^a AND',
  ]) {
    await expect(ledger.search(odd, 5)).resolves.toBeInstanceOf(Array);
  }
});

test('a changed text replaces the old one, before and after it was indexed', async () => {
  await fill(3);
  const change = async (length: number, searchText: string) =>
    must(
      await ledger.append({
        stream: 'swap-0001',
        expectedLength: length,
        events: [note('n')],
        rows: { searchText },
      }),
    );
  await change(1, 'first words');
  expect(await ledger.search('invoice', 10)).toHaveLength(2);
  await change(2, 'second words');
  expect(await ledger.search('first', 10)).toEqual([]);
  expect((await ledger.search('second', 10))[0]?.stream).toBe('swap-0001');
});

test('rebuilding mends rows that differ and says which', async () => {
  await fill(5);
  const clean = await ledger.rebuildProjections();
  expect(clean).toEqual({ streams: 5, differences: [] });
  const at = profile.clock.now();
  await ledger.reschedule('swap-0000', at + 9);
  must(
    await ledger.append({
      stream: 'swap-0001',
      expectedLength: 1,
      events: [note('more')],
      rows: { searchText: 'wrong', action: testAction('swap-0001', 1, { sentence: 'wrong' }) },
    }),
  );
  const mended = await ledger.rebuildProjections();
  expect(mended.differences).toEqual([
    { stream: 'swap-0001', table: 'actions', key: 'swap-0001', problem: 'different' },
    { stream: 'swap-0001', table: 'search_texts', key: 'swap-0001', problem: 'different' },
  ]);
  expect(await ledger.action('swap-0001')).toEqual(
    testProjector('swap-0001', await ledger.readStream('swap-0001')).action,
  );
  expect((await ledger.action('swap-0000'))?.nextAt).toBe(at + 9);
  expect((await ledger.search('more', 5))[0]?.stream).toBe('swap-0001');
  expect((await ledger.rebuildProjections()).differences).toEqual([]);
});

test('the search index can be made anew while events arrive', async () => {
  await fill(450);
  const rebuilt = ledger.rebuildSearch();
  must(
    await ledger.append({
      stream: 'new',
      expectedLength: 0,
      events: [note('x')],
      rows: { searchText: 'brandnew' },
    }),
  );
  await rebuilt;
  expect(await ledger.search('invoice', 1000)).toHaveLength(450);
  expect(await ledger.search('brandnew', 10)).toHaveLength(1);
});

test('a snapshot is verified, named and listed; exports hold every row', async () => {
  await fill(10);
  const snapshot = must(await ledger.snapshot());
  expect(snapshot).toMatchObject({
    seq: 10,
    reason: 'manual',
    passphrase: 'current',
    recoveryCode: 'current',
  });
  expect(ledger.snapshots()).toEqual([snapshot]);
  expect(
    readdirSync(join(profile.directory, 'snapshots')).some((name) => name.includes('part')),
  ).toBe(false);
  const target = join(outside, 'actions.csv');
  expect(must(await ledger.exportTo({ what: 'actions', format: 'csv', target })).rows).toBe(10);
  const [head, first] = readFileSync(target, 'utf8').split('\r\n');
  expect(head).toBe('id,kind,status,sentence,waiting_for,open,created_at,updated_at,summary.text');
  expect(first).toContain('swap-0000,swap,sent,Your money is on its way.,,1,2027-01-15T');
  const json = join(outside, 'events.json');
  must(await ledger.exportTo({ what: 'events', format: 'json', target: json }));
  const events = JSON.parse(readFileSync(json, 'utf8'));
  expect(events).toHaveLength(10);
  expect(events[9].hash).toBe((await ledger.head()).hash);
  expect(existsSync(`${json}.part`)).toBe(false);
});

test('exporting to a place that cannot be written answers with a failure', async () => {
  const target = join(outside, 'no', 'such', 'folder.csv');
  const answer = await ledger.exportTo({ what: 'actions', format: 'csv', target });
  expect(answer).toMatchObject({ ok: false, error: { code: 'DISK_ERROR' } });
});
