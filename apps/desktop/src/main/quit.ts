import type { App } from 'electron';

/**
 * The ledger is closed before anything else ends: the first wish to quit is held back until then.
 *
 * @param close closes everything; resolves when nothing is left that could write.
 */
export function closeBeforeQuit(app: App, close: () => Promise<unknown>): void {
  let state: 'running' | 'closing' | 'closed' = 'running';
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    const leave = (): void => {
      state = 'closed';
      app.quit();
    };
    void close().then(leave, leave);
  });
}
