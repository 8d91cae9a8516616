import { axeFindings } from '../../pictures/judge.ts';
import type { Application, HostName } from './application.ts';
import { type Surroundings, startBrowserApplication } from './browser-application.ts';
import { startElectronApplication } from './electron-application.ts';
import type { Look } from './first-run.ts';

const STARTERS = { browser: startBrowserApplication, electron: startElectronApplication };

/** @param surroundings of the browser host only */
export const startOn = (host: HostName, surroundings?: Surroundings): Promise<Application> =>
  STARTERS[host](surroundings);

/** Looks at each screen with axe; what it finds goes to `found`, with the name of the screen. */
export function looker(app: Application, found: string[]): Look {
  return async (where) => {
    const page = await app.page();
    found.push(...(await axeFindings(page)).map((finding) => `${where}: ${finding}`));
  };
}

/** What stands on the page, for whoever reads why a test failed. */
export async function tellPage(app: Application | undefined): Promise<void> {
  const text = await app?.page().then((page) => page.locator('body').ariaSnapshot());
  console.error(text, app?.heard);
}
