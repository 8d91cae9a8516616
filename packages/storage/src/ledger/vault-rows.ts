import type { LedgerFailure, Result, VaultRow } from '@countinghouse/core';
import { ledgerFailureOf } from '../errors/ledger-failure.ts';
import { err, ok } from '../result.ts';
import type { Statements } from './statements.ts';

/**
 * Sealed wallet secrets. The bytes were sealed under the vault key in the process that signs and
 * are opaque here; the ledger only keeps them.
 */
export interface VaultRows {
  put(row: VaultRow): Promise<Result<void, LedgerFailure>>;
  get(name: string): Promise<VaultRow | null>;
  list(): Promise<readonly VaultRow[]>;
  delete(name: string): Promise<Result<void, LedgerFailure>>;
}

export function vaultRows(statements: () => Statements): VaultRows {
  async function write(change: () => void): Promise<Result<void, LedgerFailure>> {
    try {
      change();
      return ok(undefined);
    } catch (error) {
      const failure = ledgerFailureOf(error);
      if (failure === undefined) throw error;
      return err(failure);
    }
  }
  return {
    put: ({ name, sealed }) =>
      write(() => {
        statements()
          .of(
            `INSERT INTO vault (name, sealed) VALUES (?, ?)
             ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed`,
          )
          .run(name, sealed);
      }),
    async get(name) {
      return (
        statements().of<VaultRow>('SELECT name, sealed FROM vault WHERE name = ?').get(name) ?? null
      );
    },
    async list() {
      return statements().of<VaultRow>('SELECT name, sealed FROM vault ORDER BY name').all();
    },
    delete: (name) =>
      write(() => {
        statements().of('DELETE FROM vault WHERE name = ?').run(name);
      }),
  };
}
