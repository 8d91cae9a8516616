import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ROOT } from '../root.ts';
import { run } from '../system/run.ts';
import { NOT_YET, PROGRAMS } from './programs.ts';

const COMMANDS = ['start', 'test', 'test:deep', 'test:electron', 'check', 'build'];
const DOOR = ['--conditions=source', 'tools/repo/launch.mjs'];
const launch = (name: string) => run(process.execPath, [...DOOR, name], { output: 'capture' });
const readyLine = z.object({
  ready: z.literal(true),
  chains: z.array(z.object({ rpcUrl: z.string() })).min(2),
});
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));

describe('the commands', () => {
  it('are all in package.json', () => {
    for (const name of [...Object.keys(NOT_YET), ...Object.keys(PROGRAMS), ...COMMANDS]) {
      expect(scripts[name]).toBe(`node ${DOOR.join(' ')} ${name}`);
    }
  });

  it.each(Object.entries(NOT_YET))('%s says why it is not there, and fails', async (name, why) => {
    expect(await launch(name)).toEqual({ code: 1, output: `${why}\n` });
  });

  it.each([
    ['is no failure', [], 0],
    ['is one where it is required', ['--require'], 1],
  ])('test:electron without a runtime says so, which %s', async (_, args, code) => {
    const env = { ELECTRON_OVERRIDE_DIST_PATH: join(ROOT, 'no-such-folder') };
    const ran = await run(process.execPath, [...DOOR, 'test:electron', ...args], {
      output: 'capture',
      env,
    });
    expect(ran).toEqual({ code, output: 'NOT RUN: no runtime\n' });
  });

  it('an unknown one is said to be unknown', async () => {
    expect(await launch('nonsense')).toEqual({
      code: 1,
      output: 'There is no command "nonsense".\n',
    });
  });

  it.each([
    ['the program itself', process.execPath, [...DOOR, 'sandbox']],
    ['npm', 'npm', ['run', '--silent', 'sandbox']],
  ])(
    'sandbox: stdout is its one line, and a signal to %s ends it all',
    async (_, command, args) => {
      const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
      let output = '';
      const ready = new Promise<void>((resolve) => {
        child.stdout.setEncoding('utf8').on('data', (text: string) => {
          output += text;
          if (output.includes('\n')) resolve();
        });
      });
      // Closed only when nobody holds our end of the pipe any more: neither npm nor what it started.
      const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
      await Promise.race([ready, ended]);
      const [line = '', ...rest] = output.split('\n');
      expect(rest).toEqual(['']);
      const { chains } = readyLine.parse(JSON.parse(line));
      child.kill('SIGTERM');
      await ended;
      for (const { rpcUrl } of chains) {
        await expect(fetch(rpcUrl, { method: 'POST' })).rejects.toThrow('fetch failed');
      }
    },
  );
});
