import { describe, expect, it } from 'vitest';
import { manifestFindings } from './manifests.ts';

function whys(manifest: object): string[] {
  const text = JSON.stringify({ license: 'MIT', ...manifest });
  return manifestFindings('package.json', text).map(({ why }) => why);
}

describe('a package.json of ours', () => {
  it.each(['1.2.3', '1.2.3-beta.1', 'npm:other@1.2.3', 'npm:@scope/other@1.2.3'])(
    'may pin %s',
    (version) => {
      expect(whys({ dependencies: { a: version } })).toEqual([]);
    },
  );

  it.each([
    '^1.2.3',
    '~1.2.3',
    '1.2',
    '*',
    'latest',
    '>=1.0.0',
    'npm:other@^1.2.3',
    'https://example.org/a.tgz',
    'git+ssh://example.org/a.git',
    'file:../a',
    'workspace:*',
  ])('may not ask for %s, anywhere', (version) => {
    for (const group of ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides']) {
      expect(whys({ [group]: { a: version } })).toHaveLength(1);
    }
    expect(whys({ overrides: { b: { a: version } } })).toHaveLength(1);
  });

  it.each(['preinstall', 'install', 'postinstall', 'prepare'])('may not run %s', (name) => {
    expect(whys({ scripts: { [name]: 'node x.js' } })).toHaveLength(1);
  });

  it('is under the licence of the project', () => {
    expect(whys({ license: 'GPL-3.0' })).toHaveLength(1);
  });
});
