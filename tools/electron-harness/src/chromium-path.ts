import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** The system's Chromium, or the one `COUNTINGHOUSE_CHROMIUM` names. Throws with what to do. */
export function chromiumPath(env: NodeJS.ProcessEnv): string {
  const { COUNTINGHOUSE_CHROMIUM: named, PATH: folders = '' } = env;
  if (named !== undefined) return named;
  for (const name of NAMES) {
    const found = folders.split(delimiter).map((folder) => join(folder, name));
    const first = found.find((file) => existsSync(file));
    if (first !== undefined) return first;
  }
  throw new Error('Chromium is needed (on Debian: apt-get install chromium).');
}
