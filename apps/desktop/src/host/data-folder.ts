import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';

/** What the place of profiles depends on. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

const NAME = 'Countinghouse';

/** Where a person's profiles are kept by default, after the custom of the platform. */
export function usualDataFolder({ platform, env, home }: Surroundings): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', NAME);
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), NAME);
  // A relative path there is to be ignored, says the XDG specification.
  const data = env.XDG_DATA_HOME;
  return join(data && isAbsolute(data) ? data : join(home, '.local', 'share'), NAME);
}

/** Makes the folder if it is not there, and closes it to everybody else. Throws with a sentence. */
export function prepareDataFolder(folder: string): string {
  const whole = resolve(folder);
  try {
    mkdirSync(whole, { recursive: true, mode: 0o700 });
    if (process.platform !== 'win32' && (statSync(whole).mode & 0o077) !== 0) {
      chmodSync(whole, 0o700);
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The folder for profiles cannot be used: ${why}`);
  }
  return whole;
}
