import { describe, expect, it } from 'vitest';
import { placeFindings } from './places.ts';

const join = (...parts: string[]) => parts.join('');

describe('hosts and folders that only one machine has', () => {
  it.each([
    join('https://registry.', 'npmjs', '.org/a'),
    join('http://', 'deb.', 'debian', '.org'),
    join('const a = "/', 'home/someone/project"'),
    join('cd /', 'root/.npm'),
    join('(/', 'Users/someone)'),
    join('C:', '\\Users\\someone'),
  ])('are refused: %s', (line) => {
    expect(placeFindings('a.md', `first\n${line}`)).toEqual([
      { file: 'a.md:2', why: expect.any(String) },
    ]);
  });

  it.each([
    'GET /v0/home/page',
    'https://example.org/home/someone',
    join('`$', '{base}/home/x`'),
    '/usr/lib/x',
  ])('let pass: %s', (line) => {
    expect(placeFindings('a.md', line)).toEqual([]);
  });
});
