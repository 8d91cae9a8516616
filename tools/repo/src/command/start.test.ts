import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseHost } from './start.ts';

let root: string;
const screen = { DISPLAY: ':0' };
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'countinghouse-root-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function install(folder: string): void {
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, 'electron'), '');
  mkdirSync(join(root, 'node_modules/electron'), { recursive: true });
  writeFileSync(join(root, 'node_modules/electron/path.txt'), 'electron\n');
}

describe('the host that npm start chooses', () => {
  it('is the browser where Electron has no runtime, and the sentence says so', () => {
    expect(chooseHost(root, screen)).toEqual({
      electron: null,
      sentence:
        "Electron's runtime is not installed, so Countinghouse opens in your browser, served on this machine alone. With npm start -- --get-electron it is fetched first, from where Electron is published.",
    });
  });

  it('is Electron where it has', () => {
    install('node_modules/electron/dist');
    const program = join(root, 'node_modules/electron/dist/electron');
    expect(chooseHost(root, screen)).toEqual({
      electron: program,
      sentence: `Countinghouse opens in Electron (${program}).`,
    });
  });

  it('is Electron where the environment points, and the browser when nothing is there', () => {
    install('elsewhere');
    const folder = join(root, 'elsewhere');
    const pointed = { ...screen, ELECTRON_OVERRIDE_DIST_PATH: folder };
    expect(chooseHost(root, pointed).electron).toBe(join(folder, 'electron'));
    rmSync(folder, { recursive: true });
    expect(chooseHost(root, pointed)).toMatchObject({
      electron: null,
      sentence: expect.stringContaining(`not in ${folder}`),
    });
  });

  it.runIf(process.platform === 'linux')('is the browser where there is no screen', () => {
    install('node_modules/electron/dist');
    expect(chooseHost(root, {}).sentence).toMatch(/^There is no screen for Electron here/);
  });
});
