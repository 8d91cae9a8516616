import { spawn } from 'node:child_process';

/** The system's own way to open an address, by platform. */
const OPENERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/**
 * Opens an address in the system's browser. Resolves with null once it is under way, or with why it
 * cannot be.
 */
export function openBrowser(url: string): Promise<string | null> {
  const screen = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const [program, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  if (OPENERS[process.platform] === undefined && !screen) {
    return Promise.resolve('there is no screen here');
  }
  return new Promise((resolve) => {
    const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(`${program} is not installed`));
    child.once('exit', (code) => resolve(code === 0 ? null : `${program} ended with ${code}`));
    // Some openers stay for as long as the browser does.
    setTimeout(() => resolve(null), 3_000).unref();
    child.unref();
  });
}
