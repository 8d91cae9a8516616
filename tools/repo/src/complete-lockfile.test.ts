import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { completeLockfile } from './complete-lockfile.ts';
import { ROOT } from './root.ts';

describe('the lockfile', () => {
  it('names the builds for every system, so that npm ci accepts it anywhere', () => {
    const lockfile = JSON.parse(readFileSync(`${ROOT}/package-lock.json`, 'utf8'));
    expect(completeLockfile(lockfile)).toEqual([]);
  });

  it('is completed by what its packages ask for, with the system read from the name', () => {
    const lockfile = {
      packages: {
        'node_modules/tool': {
          version: '1.0.0',
          optionalDependencies: { 'tool-win32-x64': '1.0.0', 'tool-linux-arm64-musl': '1.0.0' },
        },
      },
    };
    expect(completeLockfile(lockfile)).toEqual(['tool-win32-x64', 'tool-linux-arm64-musl']);
    expect(lockfile.packages).toMatchObject({
      'node_modules/tool-win32-x64': {
        version: '1.0.0',
        os: ['win32'],
        cpu: ['x64'],
        optional: true,
      },
      'node_modules/tool-linux-arm64-musl': { os: ['linux'], cpu: ['arm64'], libc: ['musl'] },
    });
  });

  it('is not completed with a guess', () => {
    const lockfile = {
      packages: { 'node_modules/tool': { optionalDependencies: { 'tool-darwin-x64': '^1.0.0' } } },
    };
    expect(() => completeLockfile(lockfile)).toThrow('not exactly');
  });
});
