import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Profile } from '../../contract/house.ts';
import { readChoice, writeChoice } from './choice.ts';
import {
  beginProfile,
  dropUnfinished,
  finishProfile,
  listProfiles,
  profileDirectory,
  sweepUnfinished,
} from './files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countinghouse-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const HOUR = 60 * 60 * 1000;
const profile = (digit: string, createdAt = 1_000): Profile => ({
  id: digit.repeat(32),
  name: `Profile ${digit}`,
  kind: 'sandbox',
  createdAt,
});

test('a profile counts once it is finished, and not before', () => {
  expect(listProfiles(folder)).toEqual([]);
  const directory = beginProfile(folder, profile('a'));
  expect(listProfiles(folder)).toEqual([]);
  finishProfile(directory);
  expect(listProfiles(folder)).toEqual([profile('a')]);
  finishProfile(beginProfile(folder, profile('b', 10)));
  expect(listProfiles(folder).map(({ id }) => id[0])).toEqual(['b', 'a']);
});

test('what was left half way goes, at once or when it is surely given up; what is whole never does', () => {
  const called = beginProfile(folder, profile('a'));
  dropUnfinished(called);
  expect(existsSync(called)).toBe(false);

  const left = beginProfile(folder, profile('b'));
  writeFileSync(join(left, 'ledger.db'), 'half');
  sweepUnfinished(folder, 1_000 + HOUR / 2);
  expect(existsSync(left)).toBe(true);
  sweepUnfinished(folder, 1_001 + HOUR);
  expect(existsSync(left)).toBe(false);

  const whole = beginProfile(folder, profile('c'));
  finishProfile(whole);
  dropUnfinished(whole);
  sweepUnfinished(folder, 1_000_000 * HOUR);
  expect(existsSync(whole)).toBe(true);
});

test('a folder whose file is lost, foreign or broken is not shown and not touched', () => {
  const lost = profileDirectory(folder, 'd'.repeat(32));
  mkdirSync(lost, { recursive: true });
  writeFileSync(join(lost, 'ledger.header.json'), '{}');
  const broken = beginProfile(folder, profile('e'));
  finishProfile(broken);
  writeFileSync(join(broken, 'profile.json'), '{"version":1,');
  const moved = beginProfile(folder, profile('f'));
  finishProfile(moved);
  const other = { version: 1, ...profile('a') };
  writeFileSync(join(moved, 'profile.json'), JSON.stringify(other));
  mkdirSync(join(folder, 'profiles', 'not-a-profile'), { recursive: true });
  expect(listProfiles(folder)).toEqual([]);
  sweepUnfinished(folder, 1_000_000 * HOUR);
  for (const directory of [lost, broken, moved]) expect(existsSync(directory)).toBe(true);
});

test('a choice is remembered, and one that cannot be read is none', () => {
  expect(readChoice(folder)).toEqual({ profileId: null, stayLocked: false, theme: 'system' });
  const choice = { profileId: 'a', stayLocked: true, theme: 'dark' } as const;
  writeChoice(folder, choice);
  expect(readChoice(folder)).toEqual(choice);
  writeFileSync(join(folder, 'choice.json'), 'nonsense');
  expect(readChoice(folder).profileId).toBeNull();
});
