import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const DESKTOP = resolve(import.meta.dirname, '../../../../apps/desktop');

/** Builds the stage with the application's own settings. @returns the folder of the built page */
export async function buildStage(): Promise<string> {
  const vite = join(
    dirname(createRequire(join(DESKTOP, 'package.json')).resolve('vite/package.json')),
    'bin/vite.js',
  );
  const child = spawn(
    process.execPath,
    [vite, 'build', '--config', 'stage.config.ts', '--logLevel', 'warn'],
    { cwd: DESKTOP, stdio: 'inherit' },
  );
  const code = await new Promise<number | null>((done) => child.once('exit', done));
  if (code !== 0) throw new Error('The stage could not be built.');
  return join(DESKTOP, 'out/stage');
}
