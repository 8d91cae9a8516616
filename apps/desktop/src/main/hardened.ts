import type { WebPreferences } from 'electron';

/** What every page of ours is created with. Also the defaults are said: a default can change. */
export const HARDENED = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  // It would fetch dictionaries, and remember what was typed.
  spellcheck: false,
} as const satisfies WebPreferences;
