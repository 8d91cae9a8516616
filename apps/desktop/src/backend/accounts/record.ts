import {
  type CommandRecord,
  type JsonObject,
  type LedgerFailure,
  ok,
  type ProjectionRows,
  type Result,
  type StoredEvent,
} from '@countinghouse/core';
import type { Ledger } from '@countinghouse/storage';
import type { StoredWallet } from '@countinghouse/wallet';
import { appendTo } from '../stream-append.ts';

export const ACCOUNT_STREAM = 'accounts';
const ADDED = 'account.added';
const RENAMED = 'account.renamed';

/** An account of ours, known even while its key is locked away. */
export interface Account {
  readonly address: string;
  readonly walletId: string;
  readonly name: string;
  readonly walletKind: 'phrase' | 'key';
  readonly walletName: string;
  /** Its place in the phrase, from 0; null where an early version did not write it down. */
  readonly index: number | null;
}

export interface StoreOptions {
  /** What the accounts that come new are called; default: the wallet's name, numbered. */
  readonly name?: string;
  /** The command this answers, recorded together with the accounts. */
  readonly command?: (added: readonly Account[]) => CommandRecord;
}

/** Stores a wallet: first the sealed secret, then the accounts anybody may learn of. */
export async function storeWallet(
  ledger: Ledger,
  { wallet, row }: StoredWallet,
  options: StoreOptions = {},
): Promise<Result<readonly Account[], LedgerFailure>> {
  const kept = await ledger.vaultRows.put(row);
  if (!kept.ok) return kept;
  let added: readonly Account[] = [];
  const written = await appendTo(ledger, ACCOUNT_STREAM, (before) => {
    const known = new Set(fold(before).keys());
    added = wallet.accounts
      .filter(({ address }) => !known.has(address))
      .map(({ address, index }) => ({
        address,
        walletId: wallet.id,
        name: options.name ?? (index === 0 ? wallet.name : `${wallet.name} ${index + 1}`),
        walletKind: wallet.kind,
        walletName: wallet.name,
        index,
      }));
    if (added.length === 0 && options.command === undefined) return null;
    return {
      events: added.map((account) => ({ type: ADDED, version: 1, data: { ...account } })),
      rows: accountRows,
      ...(options.command === undefined ? {} : { command: options.command(added) }),
    };
  });
  return written.ok ? ok(added) : written;
}

/** Gives an account another name; false where there is no such account. */
export async function renameAccount(
  ledger: Ledger,
  { address, name }: { readonly address: string; readonly name: string },
  command: CommandRecord,
): Promise<Result<boolean, LedgerFailure>> {
  let found = false;
  const written = await appendTo(ledger, ACCOUNT_STREAM, (before) => {
    const own = [...fold(before).keys()].find(
      (each) => each.toLowerCase() === address.toLowerCase(),
    );
    found = own !== undefined;
    if (own === undefined) return null;
    return {
      events: [{ type: RENAMED, version: 1, data: { address: own, name } }],
      rows: (stored) => accountRows([...before, ...stored]),
      command,
    };
  });
  return written.ok ? ok(found) : written;
}

/** Every account of this profile: wallet by wallet, in the order of the phrase. */
export async function accounts(ledger: Pick<Ledger, 'records'>): Promise<readonly Account[]> {
  const records = await ledger.records('accounts');
  return records
    .map(({ value }) => whole(value ?? {}))
    .sort(
      (a, b) =>
        a.walletName.localeCompare(b.walletName) ||
        a.walletId.localeCompare(b.walletId) ||
        (a.index ?? 0) - (b.index ?? 0),
    );
}

/** The rows of the stream of accounts; also used when projections are rebuilt. */
export function accountRows(events: readonly StoredEvent[]): ProjectionRows {
  const records = [...fold(events)].map(([key, value]) => ({
    table: 'accounts' as const,
    key,
    value,
  }));
  return { records };
}

/** What is known of each account, as it was written down. */
function fold(events: readonly StoredEvent[]): ReadonlyMap<string, JsonObject> {
  const known = new Map<string, JsonObject>();
  for (const { type, data } of events) {
    const address = String(data.address);
    const before = known.get(address);
    if (type === ADDED) known.set(address, data);
    if (type === RENAMED && before !== undefined) {
      known.set(address, { ...before, name: data.name ?? '' });
    }
  }
  return known;
}

/** Fills in what early versions did not write down. */
function whole(value: JsonObject): Account {
  const name = String(value.name);
  return {
    address: String(value.address),
    walletId: String(value.walletId),
    name,
    walletKind: value.walletKind === 'key' ? 'key' : 'phrase',
    walletName: typeof value.walletName === 'string' ? value.walletName : name,
    index: typeof value.index === 'number' ? value.index : null,
  };
}
