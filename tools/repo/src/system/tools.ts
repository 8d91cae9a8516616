import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type Ran, type RunOptions, run } from './run.ts';

const require = createRequire(import.meta.url);
const manifest = z.object({
  bin: z.union([z.string(), z.record(z.string(), z.string())]),
});

/** The script a dependency puts on the PATH, found without a PATH: the shell of Windows is another. */
function binaryOf(dependency: string, name = dependency): string {
  const file = findManifest(dependency);
  const { bin } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  const script = typeof bin === 'string' ? bin : bin[name];
  if (script === undefined) throw new Error(`${dependency} has no program ${name}`);
  return join(dirname(file), script);
}

function findManifest(dependency: string): string {
  for (const folder of require.resolve.paths(dependency) ?? []) {
    const file = join(folder, dependency, 'package.json');
    try {
      readFileSync(file);
      return file;
    } catch {
      // Not in this folder; the next one up may have it.
    }
  }
  throw new Error(`${dependency} is not installed: run npm install`);
}

/** Runs a JavaScript program of a dependency with our own Node. */
export function runTool(
  dependency: string,
  name: string,
  args: readonly string[],
  options: RunOptions,
): Promise<Ran> {
  return run(process.execPath, [binaryOf(dependency, name), ...args], options);
}

/** No daemon, no cloud, no questions: what nx starts ends with nx, and nothing leaves the machine. */
const NX_ALONE = { NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false' };

/** Runs nx; it leaves nothing running behind it. */
export function runNx(args: readonly string[], options: RunOptions): Promise<Ran> {
  return runTool('nx', 'nx', args, { ...options, env: { ...NX_ALONE, ...options.env } });
}
