import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeGolden } from './make.ts';
import { STORIES } from './stories.ts';
import { STRANGERS } from './unknown.ts';

const target = mkdtempSync(join(tmpdir(), 'countinghouse-make-golden-'));
afterAll(() => rmSync(target, { recursive: true, force: true }));

test('today’s program can still leave an action at every step', async () => {
  const { listing } = await writeGolden(target, 0);
  const told = STORIES.map(({ name }) => name);
  expect(new Set(told).size).toBe(told.length);
  expect(listing.actions.map(({ story }) => story)).toEqual([...told, ...Object.keys(STRANGERS)]);
  expect(readdirSync(target).sort()).toEqual(['actions.json', 'profile', 'world.json']);
  expect(readdirSync(join(target, 'profile')).sort()).toEqual([
    'ledger.db',
    'ledger.header.json',
    'ledger.mark',
  ]);
});
