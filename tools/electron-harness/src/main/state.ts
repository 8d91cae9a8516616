import type { Chromium } from './chromium.ts';

/** What the parts of the stand-in share: one application in one process. */
export const state = {
  chromium: null as Chromium | null,
  ready: false,
  /** Schemes registered as standard and secure. */
  schemes: new Set<string>(),
  sandboxed: false,
};

export function openChromium(): Chromium {
  if (state.chromium === null) throw new Error('the application is not ready yet');
  return state.chromium;
}
