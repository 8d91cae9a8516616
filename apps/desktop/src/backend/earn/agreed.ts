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
  const found = new Map<string, Agreed>();
  for (const { type, version, at, data } of events) {
    if (type !== AGREED || version !== 1) continue;
    found.set(String(data.owner).toLowerCase(), { account: String(data.account), at });
  }
  return found;
}
