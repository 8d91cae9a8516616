import type { App } from 'electron';

/** Switches by which another program could look into ours. A shipped build does not start with them. */
const LISTENING = ['remote-debugging-port', 'remote-debugging-pipe', 'remote-allow-origins'];

/** Whether the command line asks for what a shipped build refuses. */
export function isSpiedOn(app: App): boolean {
  return app.isPackaged && LISTENING.some((name) => app.commandLine.hasSwitch(name));
}

/**
 * There is one application for each data folder: a second start shows the first one's window.
 *
 * @returns whether this is the first. If not, it has to end.
 */
export function beTheOnlyOne(app: App, show: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', show);
  return true;
}
