import { expect, test } from 'vitest';
import type { EndpointCheck } from '../../../contract/network.ts';
import { disagreements } from './disagreements.ts';

const check = (url: string, head: number | null, chain = 'eip155:8453'): EndpointCheck => ({
  chain,
  url,
  outcome: head === null ? 'unavailable' : 'ok',
  sentence: '',
  named: null,
  head,
  at: 0,
});

test('a few blocks apart is nothing; many are named, with who is behind', () => {
  expect(
    disagreements([check('https://a.example/', 100), check('https://b.example/', 103)]),
  ).toEqual([]);
  const [warning, ...more] = disagreements([
    check('https://a.example/', 5_000),
    check('https://b.example/key', 3_796),
    check('https://c.example/', null),
    check('https://d.example/', 1, 'eip155:1'),
  ]);
  expect(more).toEqual([]);
  expect(warning?.sentence).toContain('b.example is 1204 blocks behind');
  expect(warning?.sentence).not.toContain('key');
});
