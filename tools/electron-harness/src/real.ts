import { _electron } from 'playwright-core';
import type { LaunchOptions, RunningElectron } from './running.ts';

/** Runs a built main bundle in Electron itself, by Playwright. */
export async function launchElectron(
  executablePath: string,
  { main, args = [], env = {} }: LaunchOptions,
): Promise<RunningElectron> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value] as const],
  );
  const app = await _electron.launch({
    executablePath,
    args: [main, ...args],
    env: { ...Object.fromEntries(inherited), ...env },
  });
  const child = app.process();
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    runtime: 'electron',
    pid: child.pid ?? 0,
    ended,
    said: () => said,
    window: () => app.firstWindow(),
    evaluate: (work, argument) => app.evaluate(work as never, argument as never),
    quit: () => {
      app.evaluate(({ app: inside }) => inside.quit()).catch(() => undefined);
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
