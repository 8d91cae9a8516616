import { join } from 'node:path';
import { ROOT } from '../root.ts';
import { run } from '../system/run.ts';
import { hasScreen } from '../system/screen.ts';

/** What asks `npm start` for Electron's runtime. Nothing is fetched by anybody who did not ask. */
export const GET_ELECTRON = '--get-electron';

/** Time for about 120 MB over a slow line; a line that says nothing at all must not hold a start up. */
const MOST_MS = 10 * 60_000;

export interface GetElectronOptions {
  /** Electron's own installer: it fetches from where Electron is published, and compares sums it brought along. */
  readonly installer?: string;
  readonly mostMs?: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Fetches Electron's runtime. @returns why there is none now; null if there is. */
export async function getElectron(options: GetElectronOptions = {}): Promise<string | null> {
  const { mostMs = MOST_MS, env = process.env } = options;
  if (!hasScreen(env)) {
    return 'There is no screen for Electron here, so its runtime was not fetched.';
  }
  if (env.ELECTRON_OVERRIDE_DIST_PATH) {
    return `ELECTRON_OVERRIDE_DIST_PATH names where the runtime lies, so none was fetched.`;
  }
  const installer = options.installer ?? join(ROOT, 'node_modules', 'electron', 'install.js');
  const late = AbortSignal.timeout(mostMs);
  const { code } = await run(process.execPath, [installer], { output: 'capture', signal: late });
  if (late.aborted) {
    return `Electron's runtime did not come within ${inWords(mostMs)}, so it was given up.`;
  }
  return code === 0
    ? null
    : "Electron's runtime could not be fetched: is there a way to github.com from here?";
}

function inWords(milliseconds: number): string {
  const minutes = milliseconds / 60_000;
  return minutes >= 1 ? `${Math.round(minutes)} minutes` : `${milliseconds / 1_000} s`;
}
