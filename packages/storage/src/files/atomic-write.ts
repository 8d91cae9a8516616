import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * Called before each step that changes a file, with the step's name. Tests end the process here;
 * the program passes nothing.
 */
export type StepHook = (step: string) => void;

/** The hook that does nothing. */
export const noHook: StepHook = () => {};

/**
 * Replaces a file so that a crash at any moment leaves the old or the new content, whole. The old
 * one stays beside it as `<path>.previous`.
 */
export function writeAtomically(path: string, content: Uint8Array, hook: StepHook = noHook): void {
  const temporary = `${path}.new`;
  hook(`write ${path}`);
  const file = openSync(temporary, 'w', 0o600);
  try {
    // Not writeSync: that may write a part and call it done.
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  if (existsSync(path)) {
    hook(`keep previous ${path}`);
    rmSync(`${path}.previous`, { force: true });
    linkSync(path, `${path}.previous`);
  }
  hook(`rename ${path}`);
  renameSync(temporary, path);
  syncDirectory(dirname(path));
  hook(`renamed ${path}`);
}

/** Makes a rename durable. Windows has no such call and orders renames itself. */
export function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
