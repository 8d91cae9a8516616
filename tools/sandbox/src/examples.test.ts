import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

/** What an example prints, line by line. */
async function run(name: string): Promise<readonly string[]> {
  const example = fileURLToPath(new URL(`../examples/${name}.ts`, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=source', example], {
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return stdout.trim().split('\n');
}

describe('the examples of the README', () => {
  it('one swaps', async () => {
    const lines = await run('swap');
    expect(lines[0]).toMatch(/^25 USDC become 24\.9\d+ USDC$/);
    expect(lines.at(-1)).toBe('SUCCESS');
  });

  it('one earns', async () => {
    expect(await run('earn')).toEqual([
      expect.stringMatching(/^250 USDC in eUSDC-1 are 266\.1\d+ a year later$/),
      expect.stringMatching(/^266\.1\d+ USDC are back with their owner$/),
    ]);
  });
});
