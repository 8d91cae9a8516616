import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeLedgerContract } from '@countinghouse/core/contract-suite';
import { type CreatedProfile, createProfile, openLedger } from '@countinghouse/storage';
import { afterAll } from 'vitest';
import { must } from './support/must.ts';

const system = {
  clock: { now: () => Date.now() },
  random: { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) },
  program: 'contract',
};

// Turning a passphrase into a key is slow by design: done once, then copied.
const template = mkdtempSync(join(tmpdir(), 'countinghouse-contract-'));
let made: Promise<CreatedProfile> | undefined;
afterAll(() => rmSync(template, { recursive: true, force: true }));

describeLedgerContract('encrypted ledger', async () => {
  made ??= createProfile({
    ...system,
    directory: template,
    passphrase: Buffer.from('a passphrase that guards nothing', 'utf8'),
    scrypt: { N: 2 ** 15, r: 8, p: 1 },
  }).then(must);
  const { keys } = await made;
  const directory = mkdtempSync(join(tmpdir(), 'countinghouse-contract-'));
  cpSync(template, directory, { recursive: true });
  const open = async () =>
    must(await openLedger({ ...system, directory, keys, projector: () => ({}) }));
  let ledger = await open();
  return {
    ledger,
    async reopen() {
      await ledger.close();
      ledger = await open();
      return ledger;
    },
    async dispose() {
      await ledger.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
});
