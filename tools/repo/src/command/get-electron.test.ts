import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getElectron } from './get-electron.ts';

let folder: string;
const screen = { DISPLAY: ':0' };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countinghouse-get-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function installer(code: string): string {
  const file = join(folder, 'install.cjs');
  writeFileSync(file, code);
  return file;
}

describe('fetching the runtime of Electron', () => {
  it('is what its own installer does', async () => {
    const fetched = await getElectron({ installer: installer(''), env: screen });
    expect(fetched).toBeNull();
  });

  it('that fails is a sentence, and no stack', async () => {
    const failing = installer("throw new Error('getaddrinfo ENOTFOUND')");
    expect(await getElectron({ installer: failing, env: screen })).toBe(
      "Electron's runtime could not be fetched: is there a way to github.com from here?",
    );
  });

  it('that gets no answer is given up, and ends what it started', async () => {
    const hanging = installer('setInterval(() => {}, 1_000)');
    expect(await getElectron({ installer: hanging, mostMs: 500, env: screen })).toBe(
      "Electron's runtime did not come within 0.5 s, so it was given up.",
    );
  });

  it('is not tried where it would be of no use', async () => {
    const never = installer("throw new Error('was run')");
    const pointed = { ...screen, ELECTRON_OVERRIDE_DIST_PATH: folder };
    expect(await getElectron({ installer: never, env: pointed })).toContain('none was fetched');
    if (process.platform === 'linux') {
      expect(await getElectron({ installer: never, env: {} })).toContain('no screen');
    }
  });
});
