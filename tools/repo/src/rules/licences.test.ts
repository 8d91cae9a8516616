import { describe, expect, it } from 'vitest';
import { licenceFindings, mayShip, shippedPaths } from './licences.ts';

const packages = {
  'packages/core': { dependencies: { a: '1.0.0', '@x/peer': '0.1.0' } },
  'tools/bench': { dependencies: { gpl: '1.0.0' } },
  'node_modules/@x/peer': { link: true },
  'node_modules/a': { license: 'MIT', dependencies: { b: '2.0.0' } },
  'node_modules/b': { license: 'GPL-3.0' },
  'node_modules/a/node_modules/b': {
    license: 'ISC',
    optionalDependencies: { 'not-here': '1.0.0' },
  },
  'node_modules/gpl': { license: 'GPL-3.0' },
};

describe('licences of what ships', () => {
  it('follows dependencies as Node resolves them, and leaves tools out', () => {
    expect(shippedPaths(packages)).toEqual(['node_modules/a', 'node_modules/a/node_modules/b']);
    expect(licenceFindings(packages)).toEqual([]);
  });

  it.each(['GPL-3.0', undefined])('names a dependency under %s', (license) => {
    const changed = { ...packages, 'node_modules/a/node_modules/b': { license } };
    expect(licenceFindings(changed)).toHaveLength(1);
  });

  it('takes the licence of fonts for fonts alone', () => {
    const font = { license: 'OFL-1.1' };
    const app = (name: string) => ({
      'apps/desktop': { dependencies: { [name]: '1.0.0' } },
      [`node_modules/${name}`]: font,
    });
    expect(licenceFindings(app('@fontsource-variable/inter'))).toEqual([]);
    expect(licenceFindings(app('not-a-font'))).toHaveLength(1);
  });

  it.each([
    ['MIT', true],
    ['(MIT OR CC0-1.0)', true],
    ['MIT OR GPL-3.0', true],
    ['MIT AND GPL-3.0', false],
    ['(MIT OR GPL-3.0) AND AGPL-3.0', false],
    ['SEE LICENSE IN LICENSE.md', false],
    ['AGPL-3.0-only', false],
  ])('%s: %s', (expression, expected) => {
    expect(mayShip(expression)).toBe(expected);
  });
});
