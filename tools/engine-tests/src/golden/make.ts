import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSimRandom } from '@countinghouse/core/simulation';
import { createProfile, openLedger } from '@countinghouse/storage';
import { must, present } from '../support/must.ts';
import { dearGas } from './hands.ts';
import { accountOf } from './inputs.ts';
import { type Listed, type Listing, listAction } from './listing.ts';
import { createOutside, type Outside } from './outside.ts';
import { PROJECTOR } from './program.ts';
import { STORIES } from './stories.ts';
import { createTale, fund, type Stage } from './tale.ts';
import { append, beginStranger, STRANGE_EVENTS, STRANGERS } from './unknown.ts';

const SEED = 1_701;
const PASSPHRASE = 'a golden passphrase that guards nothing';

const KEPT: ReadonlySet<string> = new Set(['ledger.db', 'ledger.header.json', 'ledger.mark']);

export interface Golden {
  readonly listing: Listing;
  readonly outside: Outside;
}

/** Makes the golden ledger of today's schema in `directory`, which must not hold a profile yet. */
export async function makeGolden(directory: string, schema: number): Promise<Golden> {
  const outside = createOutside(
    SEED,
    STORIES.map(({ name }) => accountOf(name)),
  );
  // Chance is seeded, so the keys are public: they guard invented actions only.
  const random = createSimRandom(SEED);
  const environment = {
    clock: outside.world.clock,
    random,
    program: 'golden',
    machineId: async () => 'the machine that made the golden ledger',
    // Copies of it are what is tested.
    placeId: () => null,
  };
  const passphrase = Buffer.from(PASSPHRASE, 'utf8');
  const profile = must(await createProfile({ ...environment, directory, passphrase }));
  const ledger = must(
    await openLedger({ ...environment, directory, keys: profile.keys, projector: PROJECTOR }),
  );
  try {
    const stage = { outside, ledger, random };
    const names = await tell(stage);
    const actions: Listed[] = [];
    for (const [id, name] of names) {
      const row = present(await ledger.action(id), `the row of ${name}`);
      actions.push(await listAction(ledger, name, row));
    }
    const listing: Listing = {
      schema,
      passphrase: PASSPHRASE,
      recoveryCode: profile.recoveryCode,
      head: await ledger.head(),
      actions,
    };
    return { listing, outside };
  } finally {
    await ledger.close();
  }
}

/** Tells every story; answers which action is whose. */
async function tell(stage: Stage): Promise<ReadonlyMap<string, string>> {
  const { ledger, random } = stage;
  const names = new Map<string, string>();
  const tales = STORIES.map((story) => ({ story, tale: createTale(stage, story) }));
  for (const { story, tale } of tales) {
    await fund(stage, story);
    await story.tell(tale);
    names.set(tale.actionId(), story.name);
    const strange = STRANGE_EVENTS[story.name];
    if (strange !== undefined) await append(ledger, tale.actionId(), strange);
  }
  for (const [name, data] of Object.entries(STRANGERS)) {
    names.set(await beginStranger(ledger, random, data), name);
  }
  await dearGas(stage);
  for (const { story, tale } of tales) await story.afterwards?.(tale);
  return names;
}

/** Writes the golden ledger with its list and its world beside it. */
export async function writeGolden(target: string, schema: number): Promise<Golden> {
  const profile = join(target, 'profile');
  mkdirSync(profile, { recursive: true });
  const golden = await makeGolden(profile, schema);
  // Locks and the header before the last are of the process that wrote them.
  for (const name of readdirSync(profile)) if (!KEPT.has(name)) rmSync(join(profile, name));
  const write = (name: string, value: unknown): void =>
    writeFileSync(join(target, name), `${JSON.stringify(value, null, 2)}\n`);
  write('actions.json', golden.listing);
  write('world.json', golden.outside.journal());
  return golden;
}

if (import.meta.main) {
  const [target, schema] = process.argv.slice(2);
  if (target === undefined || schema === undefined) {
    throw new Error('Say where, and for which schema: make.ts DIRECTORY NUMBER');
  }
  const { listing } = await writeGolden(target, Number(schema));
  console.log(`${listing.actions.length} actions, ${listing.head.seq} events`);
}
