import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes a file's content durable before it gets its final name. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
