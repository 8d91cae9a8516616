import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.ts';
import { hasScreen } from '../system/screen.ts';
import { GET_ELECTRON } from './get-electron.ts';

/** Which host opens the application, and the one sentence that says so. */
export interface Host {
  /** Path of Electron's program; null: the browser host. */
  readonly electron: string | null;
  readonly sentence: string;
}

const NO_RUNTIME = 'so Countinghouse opens in your browser, served on this machine alone.';

const HOW_TO_GET = `With npm start -- ${GET_ELECTRON} it is fetched first, from where Electron is published.`;

/**
 * Electron where its runtime lies, never by downloading one: `electron/dist`, or where
 * `ELECTRON_OVERRIDE_DIST_PATH` points.
 */
export function chooseHost(root: string, env: Readonly<Record<string, string | undefined>>): Host {
  const elsewhere = env.ELECTRON_OVERRIDE_DIST_PATH;
  const folder = elsewhere || join(root, 'node_modules', 'electron', 'dist');
  const program = join(folder, programName(join(root, 'node_modules', 'electron', 'path.txt')));
  if (!existsSync(program)) {
    if (elsewhere) {
      return {
        electron: null,
        sentence: `Electron's runtime is not in ${elsewhere}, ${NO_RUNTIME}`,
      };
    }
    const sentence = `Electron's runtime is not installed, ${NO_RUNTIME} ${HOW_TO_GET}`;
    return { electron: null, sentence };
  }
  if (!hasScreen(env)) {
    return { electron: null, sentence: `There is no screen for Electron here, ${NO_RUNTIME}` };
  }
  return { electron: program, sentence: `Countinghouse opens in Electron (${program}).` };
}

/** Electron's own note of what its program is called; by platform where it has not made one. */
function programName(note: string): string {
  if (existsSync(note)) return readFileSync(note, 'utf8').trim();
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** Runs the built application in Electron to its end. Resolves with its exit code. */
export function startElectron(program: string, args: readonly string[]): Promise<number> {
  const app = join(ROOT, 'apps', 'desktop');
  // The sandbox is a program of Node, and Electron is none.
  const own = [app, `--sandbox-node=${process.execPath}`];
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...own, ...args], { stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      // It ends as it would for a person; a terminal's Ctrl-C has reached it already.
      process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
    }
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
