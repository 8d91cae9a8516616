import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { FromMain, ToMain } from '../control.ts';

/**
 * Runs a built main bundle: what it imports as `electron` is the stand-in. Speaks with the test over
 * the channel to the parent, which the bundle does not use. Argument: the bundle, then its own.
 */
const STAND_IN = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: STAND_IN, shortCircuit: true }
      : next(specifier, context),
});
const { HARNESS_ELECTRON = '', HARNESS_CHROMIUM = '', HARNESS_PROFILE = '' } = process.env;
Object.defineProperties(process, {
  type: { value: 'browser' },
  defaultApp: { value: true },
  versions: { value: { ...process.versions, electron: HARNESS_ELECTRON } },
});
process.argv.splice(1, 1);

const electron = await import('./electron.ts');
const { openChromium } = await import('./state.ts');
const tell = (message: FromMain): void => void process.send?.(message);

process.on('message', async (message: ToMain) => {
  const { id, work, argument } = message;
  try {
    const call = new Function(`return (${work});`)() as (...args: unknown[]) => unknown;
    tell({ id, value: await call(electron, argument) });
  } catch (error) {
    tell({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
process.on('disconnect', () => electron.app.exit(1));
// As Electron does.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => electron.app.quit());
}
await import(pathToFileURL(process.argv[1] ?? '').href);
await electron.app.begin(HARNESS_CHROMIUM, HARNESS_PROFILE);
tell({ debugAddress: openChromium().debugAddress });
