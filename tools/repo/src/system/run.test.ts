import { describe, expect, it } from 'vitest';
import { run } from './run.ts';

const node = (script: string, signal?: AbortSignal) =>
  run(process.execPath, ['-e', script], {
    output: 'capture',
    ...(signal === undefined ? {} : { signal }),
  });

describe('running a program', () => {
  it('gives both outputs and the code, in plain text', async () => {
    const ran = await node('console.log(1); console.error("x"); process.exitCode = 3');
    expect(ran.code).toBe(3);
    expect(ran.output.split('\n').sort()).toEqual(['', '1', 'x']);
  });

  it('gives it no stdin to wait for', async () => {
    expect((await node('process.stdin.resume().on("end", () => console.log("end"))')).output).toBe(
      'end\n',
    );
  });

  it('fails when there is no such program', async () => {
    await expect(run('no-such-program-here', [], { output: 'capture' })).rejects.toThrow('ENOENT');
  });

  it('ends it, and what it started, on abort', async () => {
    const stop = new AbortController();
    // The grandchild holds our pipe: the promise settles only when it is gone too.
    const child = `require('child_process').spawn(process.execPath,
      ['-e', 'setInterval(() => {}, 1000); console.log("up")'], { stdio: 'inherit' })`;
    const running = node(child, stop.signal);
    setTimeout(() => stop.abort(), 300);
    expect((await running).code).not.toBe(0);
  });

  it('does not begin once aborted', async () => {
    expect(await node('console.log(1)', AbortSignal.abort())).toEqual({
      code: 1,
      output: 'not begun',
    });
  });
});
