import { expect, test } from 'vitest';
import { runScript } from './testing/child.ts';

test('the example of the README runs', async () => {
  const child = runScript('../../examples/keep-a-ledger.ts', []);
  expect((await child.ended()).code, child.output()).toBe(0);
  expect(child.output()).toMatch(/Print this recovery code: (\w{5}-){7}\w{5}/);
  expect(child.output()).toContain("stream: 'note-1'");
});
