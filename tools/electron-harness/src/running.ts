import type * as Electron from 'electron';
import type { Page } from 'playwright-core';

export interface LaunchOptions {
  /** The built main bundle. */
  readonly main: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** An Electron application under test, on the harness or on the real runtime. */
export interface RunningElectron {
  readonly runtime: 'harness' | 'electron';
  readonly pid: number;
  /** The exit code, once it has ended; null when it was killed. */
  readonly ended: Promise<number | null>;
  /** What it has printed to stderr so far. */
  said(): string;
  /** The page of the window, once there is one; after a renewal the new one. */
  window(): Promise<Page>;
  /**
   * Runs a function in the main process. It is sent there as text: it can use its arguments alone,
   * and its argument and result must be cloneable.
   */
  evaluate<R, A = undefined>(
    work: (electron: typeof Electron, argument: A) => R | Promise<R>,
    argument?: A,
  ): Promise<R>;
  /** `app.quit()`, and waits. */
  quit(): Promise<number | null>;
  /** The end of a test: whatever is left, ends, and leaves nothing behind. Also after `quit`. */
  kill(): Promise<void>;
}
