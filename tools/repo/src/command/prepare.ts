import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.ts';
import { runNx } from '../system/tools.ts';

/** About as long as nx takes to find that nothing changed. */
const PATIENCE_MS = 3_000;

/** Makes the code that is generated from the descriptions of the services. */
export async function generate(): Promise<void> {
  await quietly(['run-many', '-t', 'generate']);
}

/**
 * Builds the application's page (and Electron's bundles with it) unless it is built already; what it is
 * built from is generated on the way.
 */
export async function bundle(): Promise<void> {
  const built = existsSync(join(ROOT, 'apps/desktop/out/renderer/index.html'));
  const notice = setTimeout(() => console.error(noticeOf(built)), PATIENCE_MS);
  await quietly(['run', '@countinghouse/desktop:bundle']).finally(() => clearTimeout(notice));
}

/** What a person who waits is told: a page that is there may only have to be looked at. */
export function noticeOf(built: boolean): string {
  return built
    ? 'Making sure that the page is the newest.'
    : 'The page is being built. It is kept, so the next start is quicker.';
}

/** Not a word on stdout, which is the program's own; ends this process if it fails. */
async function quietly(args: readonly string[]): Promise<void> {
  const { code, output } = await runNx(args, { output: 'capture' });
  if (code === 0) return;
  console.error(output);
  process.exit(1);
}
