import { expect, test } from 'vitest';
import { grouped } from './grouped.ts';

test('an address falls into groups and stays whole', () => {
  const address = '0x8C4f1aE05c1d3f0A7b7D0F1F7fE2b0A4D5C6e7F8';
  const groups = grouped(address).map(({ text }) => text);
  expect(groups[0]).toBe('0x8C4f');
  expect(groups).toHaveLength(10);
  expect(groups.join('')).toBe(address);
});
