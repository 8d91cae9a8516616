import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actionOfStream } from '@countinghouse/core';
import {
  createKeyOpener,
  type Ledger,
  type LedgerEnvironment,
  openLedger,
  profilePaths,
} from '@countinghouse/storage';
import { must } from '../support/must.ts';
import { allEvents } from './audit.ts';
import { type Journal, journalSchema } from './deeds.ts';
import { type Listing, listingSchema } from './listing.ts';

const HOME = join(import.meta.dirname, '..', '..', 'golden');

/** The golden ledgers there are, oldest first. */
export const GOLDENS: readonly string[] = readdirSync(HOME)
  .filter((name) => name.startsWith('schema-'))
  .sort((a, b) => Number(a.slice(7)) - Number(b.slice(7)));

/** A file of a golden ledger. */
export function pathOf(golden: string, name: string): string {
  return join(HOME, golden, name);
}

export function readListing(golden: string): Listing {
  return listingSchema.parse(JSON.parse(readFileSync(pathOf(golden, 'actions.json'), 'utf8')));
}

export function readJournal(golden: string): Journal {
  return journalSchema.parse(JSON.parse(readFileSync(pathOf(golden, 'world.json'), 'utf8')));
}

export interface OpenGolden {
  readonly ledger: Ledger;
  end(): Promise<void>;
}

/** Copies a golden profile and opens the copy on a machine that has never seen it. */
export async function openCopy(
  golden: string,
  secret: { readonly passphrase: string } | { readonly recoveryCode: string },
  ports: Pick<LedgerEnvironment, 'clock' | 'random' | 'projector'>,
): Promise<OpenGolden> {
  const directory = mkdtempSync(join(tmpdir(), 'countinghouse-golden-'));
  cpSync(pathOf(golden, 'profile'), directory, { recursive: true });
  const { header } = profilePaths(directory);
  const opener = createKeyOpener({ headerPath: header, clock: ports.clock });
  const keys = must(
    'passphrase' in secret
      ? await opener.openWithPassphrase(Buffer.from(secret.passphrase, 'utf8'))
      : await opener.openWithRecoveryCode(Buffer.from(secret.recoveryCode, 'utf8')),
  );
  const environment: LedgerEnvironment = {
    ...ports,
    program: 'golden test',
    machineId: async () => 'another machine',
  };
  const ledger = must(await openLedger({ ...environment, directory, keys }));
  return {
    ledger,
    async end() {
      await ledger.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Every action the ledger has events of. */
export async function actionIds(ledger: Ledger): Promise<readonly string[]> {
  const ids = (await allEvents(ledger)).map(({ stream }) => actionOfStream(stream));
  return [...new Set(ids)].filter((id) => id !== null);
}
