import {
  err,
  type LedgerFailure,
  ok,
  type ProjectionRows,
  type Result,
  type StoredEvent,
} from '@countinghouse/core';
import type { Ledger } from '@countinghouse/storage';
import type { StoredWallet } from '@countinghouse/wallet';

const STREAM = 'accounts';
const ADDED = 'account.added';

/** An account of ours, known even while its key is locked away. */
export interface Account {
  readonly address: string;
  readonly walletId: string;
  readonly name: string;
}

/** Stores a wallet: first the sealed secret, then the accounts anybody may learn of. */
export async function storeWallet(
  ledger: Ledger,
  { wallet, row }: StoredWallet,
): Promise<Result<readonly Account[], LedgerFailure>> {
  const kept = await ledger.vaultRows.put(row);
  if (!kept.ok) return kept;
  const known = new Set((await accounts(ledger)).map((account) => account.address));
  const added = wallet.accounts
    .filter(({ address }) => !known.has(address))
    .map(({ address }) => ({ address, walletId: wallet.id, name: wallet.name }));
  if (added.length === 0) return ok([]);
  const written = await ledger.append({
    stream: STREAM,
    expectedLength: (await ledger.readStream(STREAM)).length,
    events: added.map((account) => ({ type: ADDED, version: 1, data: account })),
    rows: accountRows,
  });
  return written.ok ? ok(added) : err(written.error);
}

/** Every account of this profile. */
export async function accounts(ledger: Ledger): Promise<readonly Account[]> {
  const records = await ledger.records('accounts');
  return records.map(({ value }) => value as unknown as Account);
}

/** The rows of the stream of accounts; also used when projections are rebuilt. */
export function accountRows(events: readonly StoredEvent[]): ProjectionRows {
  const records = events
    .filter((event) => event.type === ADDED)
    .map(({ data }) => ({ table: 'accounts' as const, key: String(data.address), value: data }));
  return { records };
}

export const ACCOUNT_STREAM = STREAM;
