import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What an install, a build or a run makes. Nothing of it is ours. */
const MADE = new Set([
  '.git',
  '.nx',
  'coverage',
  'dist',
  'out',
  'generated',
  'node_modules',
  'out',
  'test-results',
  'tmp',
]);

/** Every file of the workspace that people wrote, as paths from `root` with forward slashes, sorted. */
export function ownFiles(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (MADE.has(entry.name)) return [];
      if (entry.isDirectory()) return ownFiles(root, path);
      return entry.isFile() ? [path] : [];
    })
    .sort();
}
