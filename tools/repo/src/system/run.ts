import { spawn } from 'node:child_process';
import { ROOT } from '../root.ts';

export interface RunOptions {
  /** `capture` gives the output back, `stderr` keeps stdout clean for a program's own lines. */
  readonly output: 'inherit' | 'capture' | 'stderr';
  readonly env?: Readonly<Record<string, string>>;
  /** Ends the process and everything it started. */
  readonly signal?: AbortSignal;
}

export interface Ran {
  readonly code: number;
  readonly output: string;
}

/** Runs a program in the workspace to its end, without a stdin; ends it with us if we are told to end. */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', ...channels(options.output)],
      // A group of its own, so that its grandchildren can be ended with it.
      detached: process.platform !== 'win32',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    const end = () => {
      if (child.pid === undefined) return;
      if (process.platform === 'win32') child.kill();
      else killGroup(child.pid);
    };
    const endBoth = (signal: NodeJS.Signals) => {
      end();
      process.exit(signal === 'SIGINT' ? 130 : 143);
    };
    process.on('SIGINT', endBoth).on('SIGTERM', endBoth);
    options.signal?.addEventListener('abort', end, { once: true });
    const leave = () => {
      process.off('SIGINT', endBoth).off('SIGTERM', endBoth);
      options.signal?.removeEventListener('abort', end);
    };
    child.on('error', (error) => {
      leave();
      reject(error);
    });
    child.on('close', (code) => {
      leave();
      resolve({ code: code ?? 1, output });
    });
  });
}

function channels(output: RunOptions['output']): ['inherit' | 'pipe' | 2, 'inherit' | 'pipe'] {
  if (output === 'capture') return ['pipe', 'pipe'];
  return output === 'stderr' ? [2, 'inherit'] : ['inherit', 'inherit'];
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It ended between our decision and the signal.
  }
}
