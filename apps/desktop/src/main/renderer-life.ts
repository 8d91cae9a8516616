import type { BrowserWindow } from 'electron';
import type { HostTime } from '../host/process.ts';

export interface RendererLifeOptions {
  readonly window: BrowserWindow;
  readonly time: HostTime;
  /** The page keeps crashing. Whether to try once more. */
  readonly ask: () => Promise<boolean>;
  readonly giveUp: () => void;
  /** The page does not answer. Whether to start it afresh; `over` fires when it answers again. */
  readonly askHung: (over: AbortSignal) => Promise<boolean>;
  /** The page has ended by itself and comes again: what was typed in it is gone. */
  readonly tellCrashed: () => void;
}

export interface RendererLife {
  /** Starts the page afresh in a new process; what the old one had in memory is gone with it. */
  renew(): void;
}

const MOST_CRASHES = 3;
const WITHIN_MS = 60_000;

/** Loads the page again when its process has ended, by our own hand or by itself. */
export function keepRenderer(options: RendererLifeOptions): RendererLife {
  const { window, time, ask, giveUp } = options;
  let crashes: readonly number[] = [];
  let renewing = false;
  let hung: AbortController | null = null;
  const reload = (): void => {
    if (!window.isDestroyed()) window.webContents.reload();
  };
  const renew = (): void => {
    if (window.isDestroyed()) return;
    renewing = true;
    // A page that hangs would not reload: its process must go.
    window.webContents.forcefullyCrashRenderer();
  };
  const answersAgain = (): void => {
    hung?.abort();
    hung = null;
  };
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    answersAgain();
    if (renewing) {
      renewing = false;
      reload();
      return;
    }
    console.error(`The page's process has ended: ${reason}.`);
    const now = time.now();
    crashes = [...crashes.filter((at) => now - at < WITHIN_MS), now];
    if (crashes.length < MOST_CRASHES) {
      reload();
      options.tellCrashed();
    } else {
      crashes = [];
      void ask().then((again) => (again ? reload() : giveUp()));
    }
  });
  window.webContents.on('unresponsive', () => {
    // Asked already: it is said again as long as the page hangs.
    if (hung !== null) return;
    console.error('The page does not answer.');
    const asked = new AbortController();
    hung = asked;
    void options.askHung(asked.signal).then((afresh) => {
      // Answered too late: the page has come back, or is another one.
      if (hung !== asked) return;
      hung = null;
      if (afresh) renew();
    });
  });
  window.webContents.on('responsive', answersAgain);
  return { renew };
}
