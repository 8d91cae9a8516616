import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { growingPause } from './pauses.ts';
import { type HostTime, within } from './process.ts';
import { type SandboxState, sandboxReady } from './protocol.ts';

export interface SandboxOptions {
  /** The program that runs it, and its arguments: `tools/sandbox`, told to end when its stdin closes. */
  readonly command: string;
  readonly args: readonly string[];
  readonly time: HostTime;
  readonly report: (state: SandboxState) => void;
}

/**
 * The chains and services of sandbox profiles: a process of its own, there when wanted, and again after
 * a pause that grows when it has ended by itself.
 */
export interface SandboxKeeper {
  /** Starts it unless it runs. How that goes is reported. */
  want(): void;
  pid(): number | undefined;
  /** Ends it; at once if `hurry`, which it survives as it survives a power cut. */
  end(hurry?: Promise<unknown>): Promise<void>;
}

/** It has five seconds of its own for an orderly end, and then some. */
const END_MS = 8_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const MOST_LINE = 65_536;

export function keepSandbox(options: SandboxOptions): SandboxKeeper {
  const { time, report } = options;
  let current: { readonly child: ChildProcess; readonly gone: Promise<void> } | null = null;
  let ending = false;
  const pauseAfter = growingPause(FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
  let callOffStart = (): void => {};

  function start(): void {
    const since = time.now();
    callOffStart();
    report({ state: 'starting' });
    const child = spawn(options.command, options.args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: withoutNodeOptions(),
      // Ctrl-C reaches the whole group of a terminal; when this one ends is the host's to say.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    const gone = new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.once('error', () => {
        if (child.pid === undefined) resolve();
      });
    });
    const own = { child, gone };
    current = own;
    child.stdin.on('error', () => {});
    let lastWords = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      lastWords = `${lastWords}${text}`.slice(-MOST_LINE);
    });
    createInterface({ input: child.stdout }).once('line', (line) => {
      const ready = sandboxReady.safeParse(jsonOf(line));
      if (ready.success) report({ state: 'running', ready: ready.data });
      else child.kill('SIGTERM');
    });
    void gone.then(() => {
      current = null;
      report({ state: 'stopped', message: ending ? 'It was told to end.' : lastLine(lastWords) });
      if (ending) return;
      callOffStart = time.after(pauseAfter(time.now() - since), start);
    });
  }

  return {
    want: () => {
      if (current === null && !ending) start();
    },
    pid: () => current?.child.pid,
    end: async (hurry) => {
      ending = true;
      callOffStart();
      if (current === null) return;
      const { child, gone } = current;
      child.stdin?.end();
      const patience = hurry === undefined ? gone : Promise.race([gone, hurry]);
      await within(time, END_MS, patience);
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function withoutNodeOptions(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...rest } = process.env;
  return rest;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

const lastLine = (text: string): string =>
  text.trim().split('\n').at(-1)?.slice(0, 500) || 'It ended without a word.';
