import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepPort, lastPort } from './last-port.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countinghouse-port-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('the port of the last start is known at the next', () => {
  expect(lastPort(folder)).toBeNull();
  keepPort(folder, 41_873);
  expect(lastPort(folder)).toBe(41_873);
  keepPort(folder, 50_000);
  expect(lastPort(folder)).toBe(50_000);
});

it.each(['', 'many', '80', '70000', '-4000', '4000.5', '0x1f90', '8080 9090'])(
  'what is no port of ours is none: %j',
  (text) => {
    writeFileSync(join(folder, 'browser-port'), text);
    expect(lastPort(folder)).toBeNull();
  },
);

it('a folder that cannot be written or read stops nothing', () => {
  const absent = join(folder, 'absent');
  keepPort(absent, 41_873);
  expect(lastPort(absent)).toBeNull();
});
