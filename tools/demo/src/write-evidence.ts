import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportEvidence, serializeEvidence } from '@countinghouse/core';
import type { Ledger } from '@countinghouse/storage';

/** Writes the evidence file of an action beside the ledger and answers its path. */
export async function writeEvidence(ledger: Ledger, actionId: string): Promise<string> {
  const evidence = await exportEvidence({
    ledger,
    actionId,
    clock: { now: () => Date.now() },
    signedHeads: ledger.signedHeads(),
  });
  if (!evidence.ok) throw new Error(evidence.error.message);
  const folder = join(ledger.directory, 'evidence');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${actionId}.json`);
  writeFileSync(file, serializeEvidence(evidence.value), { mode: 0o600 });
  return file;
}
