import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BrowserWindow } from 'electron';
import { type StoredWindow, storedWindow } from './bounds.ts';

/** What was stored; null when there is nothing, or nothing that makes sense. */
export function readWindowState(file: string): StoredWindow | null {
  try {
    const parsed = storedWindow.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Remembers where the window stood when it closed. That it could not be written is no matter. */
export function rememberWindow(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state: StoredWindow = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      writeFileSync(`${file}.new`, JSON.stringify(state));
      renameSync(`${file}.new`, file);
    } catch {
      // The next window opens in the middle.
    }
  });
}
