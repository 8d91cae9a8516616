import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('the example of the README runs', async () => {
  const file = fileURLToPath(new URL('../examples/create-and-sign.ts', import.meta.url));
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--conditions=source', file]);
  expect(stdout).toMatch(/note: You have not paid this address before\.\nsigned 0x[0-9a-f]{64}\n/);
});
