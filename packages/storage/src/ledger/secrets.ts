import type { RandomPort, SecretRow } from '@countinghouse/core';
import { seal, unseal } from '../crypto/aead.ts';
import { LedgerReadError } from '../errors/ledger-failure.ts';
import type { Statements } from './statements.ts';

/** What is authenticated with a secret: a row copied to another name does not open. */
export function secretName(profileId: string, name: string): string {
  return `countinghouse/${profileId}/secret/${name}`;
}

/** Secret rows under the connection key. */
export interface SecretBox {
  readonly profileId: string;
  readonly key: Uint8Array;
  readonly random: RandomPort;
}

/** Writes or, for a null value, removes secret rows. Runs inside the caller's transaction. */
export function writeSecrets(
  statements: Statements,
  box: SecretBox,
  rows: readonly SecretRow[],
): void {
  for (const { name, value } of rows) {
    if (value === null) {
      statements.of('DELETE FROM secrets WHERE name = ?').run(name);
      continue;
    }
    const sealed = seal(box.key, secretName(box.profileId, name), value, box.random.bytes(12));
    statements
      .of(
        `INSERT INTO secrets (name, sealed) VALUES (?, ?)
         ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed`,
      )
      .run(name, sealed);
  }
}

/** Opens a secret row; null when there is none. Throws when it is there and does not open. */
export function openSecret(statements: Statements, box: SecretBox, name: string): Buffer | null {
  const sealed = statements
    .of<Buffer>('SELECT sealed FROM secrets WHERE name = ?')
    .pluck()
    .get(name);
  if (sealed === undefined) return null;
  const value = unseal(box.key, secretName(box.profileId, name), sealed);
  if (value === null) {
    throw new LedgerReadError(
      'LEDGER_CORRUPT',
      'A secret of the ledger does not open under its key.',
    );
  }
  return value;
}
