import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ROOT } from '../root.ts';
import { run } from '../system/run.ts';
import { NOT_YET, PROGRAMS } from './programs.ts';
import { usageOf } from './usage.ts';

const COMMANDS = ['start', 'test', 'test:deep', 'test:electron', 'check', 'build'];
const DOOR = ['--conditions=source', 'tools/repo/launch.mjs'];
const launch = (...args: readonly string[]) =>
  run(process.execPath, [...DOOR, ...args], { output: 'capture' });
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

  it.each(['check', 'build'])('%s refuses what it does not know', async (name) => {
    expect(await launch(name, '--nonsense')).toEqual({
      code: 1,
      output: `${name} does not know --nonsense. It takes no arguments, only --help.\n`,
    });
  });

  it.each(['test', 'start', 'sandbox'])('%s says in a line how it is called', async (name) => {
    expect(await launch(name, '--help')).toEqual({ code: 0, output: `${usageOf(name)}\n` });
  });

  it('verify-evidence has more to say than a line', async () => {
    const { code, output } = await launch('verify-evidence', '--help');
    expect(code).toBe(0);
    expect(output).toMatch(/^verify-evidence FILE .*\n(?:.*\n)*Exit status/);
  });

  it.each([
    ['SIGTERM', 'the program itself', process.execPath, [...DOOR, 'sandbox']],
    ['SIGTERM', 'npm', 'npm', ['run', '--silent', 'sandbox']],
    ['SIGKILL', 'npm', 'npm', ['run', '--silent', 'sandbox']],
    ['SIGKILL', 'npm by way of bash', 'npm', ['run', '--silent', '--script-shell=bash', 'sandbox']],
  ] as const)(
    'sandbox: stdout is its one line, and a %s to %s ends it all',
    async (signal, _, command, args) => {
      const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
      const { ready, ended } = listen(child.stdout);
      const { chains } = await ready;
      child.kill(signal);
      await ended;
      for (const { rpcUrl } of chains) await expect(ask(rpcUrl)).rejects.toThrow('fetch failed');
    },
  );

  it('sandbox: one put into the background outlives the shell that started it', async () => {
    const script = 'nohup npm run --silent sandbox & echo $! >&2';
    const shell = spawn('sh', ['-c', script], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let npm = '';
    shell.stderr.setEncoding('utf8').on('data', (text: string) => {
      npm += text;
    });
    const { ready, ended } = listen(shell.stdout);
    const { chains } = await ready;
    expect(shell.exitCode).toBe(0);
    // Several times as long as it takes to notice that somebody is gone.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    for (const { rpcUrl } of chains) expect((await ask(rpcUrl)).ok).toBe(true);
    process.kill(Number.parseInt(npm, 10), 'SIGTERM');
    await ended;
  });
});

const ask = (rpcUrl: string) => fetch(rpcUrl, { method: 'POST' });

/** `ended` is when nobody holds our end of the pipe any more: neither npm nor what it started. */
function listen(stdout: Readable) {
  let output = '';
  const ended = new Promise<void>((resolve) => stdout.on('close', () => resolve()));
  const line = new Promise<void>((resolve) => {
    stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes('\n')) resolve();
    });
  });
  const ready = Promise.race([line, ended]).then(() => {
    const [first = '', ...rest] = output.split('\n');
    expect(rest).toEqual(['']);
    return readyLine.parse(JSON.parse(first));
  });
  return { ready, ended };
}
