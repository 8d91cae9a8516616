import { describe, expect, it } from 'vitest';
import { lockfileFindings, parseLockfile, SCRIPTS_NOT_NEEDED } from './lockfile.ts';

const excused = Object.fromEntries(
  Object.keys(SCRIPTS_NOT_NEEDED).map((name) => [
    `node_modules/${name}`,
    { version: '1.0.0', integrity: 'sha512-x', hasInstallScript: true },
  ]),
);

function whys(packages: Record<string, object>): string[] {
  const text = JSON.stringify({ lockfileVersion: 3, packages: { ...excused, ...packages } });
  return lockfileFindings(parseLockfile(text)).map(({ why }) => why);
}

describe('the lockfile', () => {
  it('is clean with hashes, links and excused scripts', () => {
    expect(
      whys({
        '': {},
        'packages/a': { version: '1.0.0' },
        'node_modules/@x/a': { resolved: 'packages/a', link: true },
        'node_modules/b': { version: '1.0.0', integrity: 'sha512-x' },
        'node_modules/b/node_modules/inside': { version: '1.0.0', inBundle: true },
      }),
    ).toEqual([]);
  });

  it.each([
    ['an address', { integrity: 'sha512-x', resolved: 'https://example.org/b.tgz' }],
    ['integrity', { version: '1.0.0' }],
    ['install script', { integrity: 'sha512-x', hasInstallScript: true }],
  ])('refuses: %s', (word, entry) => {
    expect(whys({ 'node_modules/a/node_modules/b': entry })).toEqual([
      expect.stringContaining(word),
    ]);
  });

  it('refuses an excuse that nothing needs any more', () => {
    const text = JSON.stringify({ lockfileVersion: 3, packages: {} });
    expect(lockfileFindings(parseLockfile(text))).toHaveLength(
      Object.keys(SCRIPTS_NOT_NEEDED).length,
    );
  });

  it('reads a licence that an old package wrote as a list', () => {
    const packages = { 'node_modules/a': { license: ['MIT', 'Apache2'] } };
    const text = JSON.stringify({ lockfileVersion: 3, packages });
    expect(parseLockfile(text)['node_modules/a']?.license).toBe('MIT OR Apache2');
  });

  it('is not read when it is of another version', () => {
    expect(() => parseLockfile('{"lockfileVersion":2,"packages":{}}')).toThrow();
  });
});
