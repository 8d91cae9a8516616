import { spawn } from 'node:child_process';
import { ROOT } from '../root.ts';

export interface RunOptions {
  /** `capture` gives the output back and shows nothing. */
  readonly output: 'inherit' | 'capture';
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
  if (options.signal?.aborted === true) return Promise.resolve({ code: 1, output: 'not begun' });
  return new Promise((resolve, reject) => {
    const channel = options.output === 'capture' ? 'pipe' : 'inherit';
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...colours(options.output), ...options.env },
      stdio: ['ignore', channel, channel],
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
    // Several may run at once: each is ended by our own end.
    const leaveUs = (signal: NodeJS.Signals) => process.exit(signal === 'SIGINT' ? 130 : 143);
    process.on('SIGINT', leaveUs).on('SIGTERM', leaveUs).on('exit', end);
    options.signal?.addEventListener('abort', end, { once: true });
    const leave = () => {
      process.off('SIGINT', leaveUs).off('SIGTERM', leaveUs).off('exit', end);
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

/** What is read by a program, or goes into a file, is plain text, whatever nx has asked for above us. */
function colours(output: RunOptions['output']): Record<string, string> {
  return output === 'capture' || !process.stdout.isTTY ? { FORCE_COLOR: '0' } : {};
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It ended between our decision and the signal.
  }
}
