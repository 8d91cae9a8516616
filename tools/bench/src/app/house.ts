import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Application,
  firstRun,
  startBrowserApplication,
} from '@countinghouse/e2e/application';
import { profilePaths } from '@countinghouse/storage';
import { fill } from '../fixture/fill.ts';
import { VERSION } from '../fixture/fixture.ts';
import { keysOf, PASSPHRASE } from '../fixture/profile.ts';
import { openRaw } from '../fixture/raw.ts';
import type { Story } from '../fixture/swap-story.ts';
import { keptFolder } from '../support/folders.ts';

/** Actions that go on, whatever the length of the history: what Home shows is the same. */
const UNDER_WAY = 3;
const WHOLE = 'whole';

/** A data folder of the application, whose profile has a long history. */
export interface House {
  readonly events: number;
  readonly dataFolder: string;
  readonly header: string;
}

/**
 * A sandbox profile with a wallet, made by clicking as a person makes it, and then given a history
 * beneath storage. Never moved once it is made: a ledger notices.
 */
export async function house(
  events: number,
  story: Story,
  tell: (line: string) => void,
): Promise<House> {
  const dataFolder = join(keptFolder(), `app-${events}-${VERSION}`);
  if (!existsSync(join(dataFolder, WHOLE))) {
    tell(`Making a profile with ${events.toLocaleString('en')} events; it is kept.`);
    rmSync(dataFolder, { recursive: true, force: true });
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    await moveIn(dataFolder);
    const { database, header } = pathsIn(dataFolder);
    const { ledgerKey } = await keysOf(header);
    const db = openRaw(database, ledgerKey, 'sqlcipher');
    try {
      fill(db, events, story, UNDER_WAY);
    } finally {
      db.close();
    }
    writeFileSync(join(dataFolder, WHOLE), '');
  }
  return { events, dataFolder, header: pathsIn(dataFolder).header };
}

async function moveIn(dataFolder: string): Promise<void> {
  const app: Application = await startBrowserApplication({}, dataFolder);
  try {
    await firstRun(await app.page(), PASSPHRASE, async () => undefined);
    await app.quit();
  } finally {
    await app.end();
  }
}

function pathsIn(dataFolder: string) {
  const profiles = join(dataFolder, 'profiles');
  const [id] = readdirSync(profiles);
  if (id === undefined) throw new Error('The first run left no profile.');
  return profilePaths(join(profiles, id));
}
