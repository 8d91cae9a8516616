import type {
  CommandRecord,
  Instant,
  LedgerFailure,
  Result,
  StoredEvent,
} from '@countinghouse/core';
import type { Ledger } from '@countinghouse/storage';
import { appendTo } from '../stream-append.ts';

const STREAM = 'earn-accounts';
const AGREED = 'earn-account.agreed';

/** Which account a person agreed to use for an owner. */
export interface Agreed {
  readonly account: string;
  readonly at: Instant;
}

/** By owner, in lower case: the last word counts. Going back to the computed account is one as well. */
export async function agreedAccounts(
  ledger: Pick<Ledger, 'readStream'>,
): Promise<ReadonlyMap<string, Agreed>> {
  return fold(await ledger.readStream(STREAM));
}

/** Every account that a person ever agreed to for an owner, the oldest first. */
export async function everAgreed(
  ledger: Pick<Ledger, 'readStream'>,
  owner: string,
): Promise<readonly string[]> {
  return words(await ledger.readStream(STREAM))
    .filter((word) => word.owner === owner.toLowerCase())
    .map(({ account }) => account);
}

/** Writes down whose account is which from now on, before anything is done with it. */
export function recordAgreed(
  ledger: Ledger,
  word: { readonly owner: string; readonly account: string; readonly computed: string },
  kept: { readonly command: CommandRecord },
): Promise<Result<readonly StoredEvent[], LedgerFailure>> {
  return appendTo(ledger, STREAM, () => ({
    events: [{ type: AGREED, version: 1, data: { ...word } }],
    rows: {},
    ...kept,
  }));
}

function fold(events: readonly StoredEvent[]): ReadonlyMap<string, Agreed> {
  return new Map(words(events).map(({ owner, account, at }) => [owner, { account, at }]));
}

function words(events: readonly StoredEvent[]) {
  return events
    .filter(({ type, version }) => type === AGREED && version === 1)
    .map(({ at, data }) => ({
      ...{ owner: String(data.owner).toLowerCase(), account: String(data.account), at },
    }));
}
