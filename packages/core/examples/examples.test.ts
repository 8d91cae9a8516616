import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const EXAMPLE = join(import.meta.dirname, 'send.ts');

it('the example runs and says what it did', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=source', EXAMPLE]);
  expect(stdout.split('\n')).toEqual([
    expect.stringMatching(/^sent: 12\.5 USDC are on their way/u),
    expect.stringMatching(/^done: 12\.5 USDC reached/u),
    expect.stringMatching(/^\d+ events, damage: 0$/u),
    '',
  ]);
});

it('is the one the README shows', () => {
  const lines = (text: string) => text.split('\n').map((line) => line.trim());
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  const shown = lines(/```ts\n(.*?)```/su.exec(readme)?.[1] ?? '').filter((line) => line !== '');
  const whole = new Set(lines(readFileSync(EXAMPLE, 'utf8')));
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.filter((line) => !whole.has(line))).toEqual([]);
});
