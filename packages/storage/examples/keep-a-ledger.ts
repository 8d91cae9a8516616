import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyOpener, createProfile, openLedger } from '@countinghouse/storage';

const environment = {
  clock: { now: () => Date.now() },
  random: { bytes: (length: number) => Uint8Array.from(randomBytes(length)) },
  program: 'example',
};
const directory = mkdtempSync(join(tmpdir(), 'ledger-example-'));
const utf8 = (text: string) => new TextEncoder().encode(text);

const created = await createProfile({
  ...environment,
  directory,
  passphrase: utf8('correct horse battery'),
});
if (!created.ok) throw new Error(created.error.message);
console.log(`Print this recovery code: ${created.value.recoveryCode}`);

const opener = createKeyOpener({ ...environment, headerPath: created.value.headerPath });
const keys = await opener.openWithPassphrase(utf8('correct horse battery'));
if (!keys.ok) throw new Error(keys.error.message);

const opened = await openLedger({
  ...environment,
  directory,
  keys: keys.value,
  projector: () => ({}),
});
if (!opened.ok) throw new Error(opened.error.message);
const ledger = opened.value;

await ledger.append({
  stream: 'note-1',
  expectedLength: 0,
  events: [{ type: 'note', version: 1, data: { text: 'Paid the November rent.' } }],
  rows: { searchText: 'november rent' },
});
console.log(await ledger.search('nov', 10));
console.log(await ledger.verify());
console.log(await ledger.snapshot());
await ledger.close();
