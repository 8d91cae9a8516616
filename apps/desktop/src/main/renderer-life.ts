import type { BrowserWindow } from 'electron';
import type { HostTime } from '../host/process.ts';

export interface RendererLifeOptions {
  readonly window: BrowserWindow;
  readonly time: HostTime;
  /** The page keeps crashing. Whether to try once more. */
  readonly ask: () => Promise<boolean>;
  readonly giveUp: () => void;
}

export interface RendererLife {
  /** Starts the page afresh in a new process; what the old one had in memory is gone with it. */
  renew(): void;
}

const MOST_CRASHES = 3;
const WITHIN_MS = 60_000;

/** Loads the page again when its process has ended, by our own hand or by itself. */
export function keepRenderer({ window, time, ask, giveUp }: RendererLifeOptions): RendererLife {
  let crashes: readonly number[] = [];
  let renewing = false;
  const reload = (): void => {
    if (!window.isDestroyed()) window.webContents.reload();
  };
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (renewing) {
      renewing = false;
      reload();
      return;
    }
    console.error(`The page's process has ended: ${reason}.`);
    const now = time.now();
    crashes = [...crashes.filter((at) => now - at < WITHIN_MS), now];
    if (crashes.length < MOST_CRASHES) reload();
    else {
      crashes = [];
      void ask().then((again) => (again ? reload() : giveUp()));
    }
  });
  return {
    renew: () => {
      if (window.isDestroyed()) return;
      renewing = true;
      window.webContents.forcefullyCrashRenderer();
    },
  };
}
