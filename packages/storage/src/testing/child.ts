import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A child process running a script of `src/testing`, for what only a real process can show. */
export interface Child {
  readonly process: ChildProcess;
  /** Everything it printed, up to now. */
  output(): string;
  /** Resolves when it has printed `word`; rejects when it ends without. */
  said(word: string): Promise<void>;
  ended(): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

export function runScript(
  script: string,
  args: readonly string[],
  options: { readonly input?: string; readonly command?: readonly string[] } = {},
): Child {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const [command, ...before] = [...(options.command ?? []), process.execPath];
  if (command === undefined) throw new Error('There is nothing to run.');
  const child = spawn(command, [...before, '--conditions=source', path, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // A runner that asks for colours asks for them from whatever it starts, too.
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const end = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  if (options.input !== undefined) child.stdin.end(options.input);
  return {
    process: child,
    output: () => output,
    ended: () => end,
    said: (word) =>
      new Promise((resolve, reject) => {
        const look = () => output.includes(word) && resolve();
        child.stdout.on('data', look);
        look();
        end.then(() => reject(new Error(`It ended without saying ${word}: ${output}`)));
      }),
  };
}
