import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { writeAtomically } from './atomic-write.ts';

// A disk that is nearly full takes a part of what it is given and says so, without an error.
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const writeSync = (file: number, bytes: Uint8Array, at = 0, length = bytes.length - at) =>
    real.writeSync(file, bytes, at, Math.min(7, length));
  return { ...real, writeSync };
});

const folder = mkdtempSync(join(tmpdir(), 'countinghouse-atomic-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('half a header never takes the place of a whole one', () => {
  const path = join(folder, 'header');
  const content = Buffer.from('every key of the ledger is wrapped in here');
  writeAtomically(path, content);
  expect(readFileSync(path)).toEqual(content);
});
