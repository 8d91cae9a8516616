import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Beside the sources and out of version control, so that baseline and subject share one disk. */
const HERE = fileURLToPath(new URL('../../tmp/', import.meta.url));

/** Where fixtures stay between runs. */
export function keptFolder(): string {
  const folder = join(HERE, 'fixtures');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Gives `use` an empty folder and removes it afterwards. */
export async function inFreshFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync(HERE, { recursive: true });
  const folder = mkdtempSync(join(HERE, 'run-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
