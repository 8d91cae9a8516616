import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = 'browser-port';
/** Below are the ports that only a system's own services may have. */
const LOWEST = 1_024;
const HIGHEST = 65_535;

/** The port this folder was served on last, so that an open tab finds its address again; null where none is known. */
export function lastPort(dataFolder: string): number | null {
  try {
    const text = readFileSync(join(dataFolder, NAME), 'utf8').trim();
    const port = /^\d{4,5}$/.test(text) ? Number(text) : 0;
    return port >= LOWEST && port <= HIGHEST ? port : null;
  } catch {
    // No file, or none that can be read: any free port serves as well.
    return null;
  }
}

/** Remembers it for the next start. Where that cannot be written, the next start takes a free one. */
export function keepPort(dataFolder: string, port: number): void {
  try {
    writeFileSync(join(dataFolder, NAME), `${port}\n`, { mode: 0o600 });
  } catch {
    // It is a convenience, and nothing hangs on it.
  }
}
