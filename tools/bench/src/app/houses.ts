import { type Application, startBrowserApplication, unlock } from '@countinghouse/e2e/application';
import { PASSPHRASE } from '../fixture/profile.ts';
import type { Story } from '../fixture/swap-story.ts';
import type { Scale } from '../scale.ts';
import { type House, house } from './house.ts';

/** A house that stands open in a Chromium of its own, its sandbox running. */
export interface OpenHouse extends House {
  readonly app: Application;
  readonly page: Page;
}

export type Page = Awaited<ReturnType<Application['page']>>;

export interface TwoHouses {
  readonly small: OpenHouse;
  readonly large: OpenHouse;
}

/** Opens a house with few events and one with many, for as long as `work` takes. */
export async function withTwoHouses<T>(
  scale: Scale,
  story: Story,
  tell: (line: string) => void,
  work: (houses: TwoHouses) => Promise<T>,
): Promise<T> {
  const [few, many] = [await house(scale.few, story, tell), await house(scale.events, story, tell)];
  const apps: Application[] = [];
  const open = async (one: House): Promise<OpenHouse> => {
    const app = await startBrowserApplication({}, one.dataFolder);
    apps.push(app);
    const page = await app.page();
    await unlock(page, PASSPHRASE);
    // Once the chains have been read nothing of the sandbox is still starting.
    await page.getByRole('button', { name: 'Lock the screen' }).waitFor();
    for (const name of ['Reading what your accounts hold', 'Reading what is under way']) {
      await page.getByRole('status', { name }).waitFor({ state: 'detached' });
    }
    return { ...one, app, page };
  };
  try {
    return await work({ small: await open(few), large: await open(many) });
  } finally {
    for (const app of apps) await app.end();
  }
}
