import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('the example of the README swaps', async () => {
  const example = fileURLToPath(new URL('../examples/swap.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=source', example], {
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const lines = stdout.trim().split('\n');
  expect(lines[0]).toMatch(/^25 USDC become 24\.9\d+ USDC$/);
  expect(lines.at(-1)).toBe('SUCCESS');
});
