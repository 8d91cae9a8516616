import type { ProjectionRows, Result, StoredEvent } from '@countinghouse/core';
import { err, type LedgerFailure, ok } from '@countinghouse/core';
import type { Ledger } from '@countinghouse/storage';
import { type Profile, profile as profileShape } from '../../contract/house.ts';

/** The stream in which a ledger says whose it is. */
export const PROFILE_STREAM = 'profile';
const CREATED = 'profile.created';

/** The first thing a new ledger holds. Its kind is what wallets are derived by, and never changes. */
export async function recordProfile(
  ledger: Ledger,
  profile: Profile,
): Promise<Result<void, LedgerFailure>> {
  const written = await ledger.append({
    stream: PROFILE_STREAM,
    expectedLength: 0,
    events: [{ type: CREATED, version: 1, data: { ...profile } }],
    rows: profileRows,
  });
  return written.ok ? ok(undefined) : err(written.error);
}

/** Whose ledger it is by its own account; null where it does not say. */
export async function recordedProfile(ledger: Ledger): Promise<Profile | null> {
  const [first] = await ledger.readStream(PROFILE_STREAM);
  const parsed = first?.type === CREATED ? profileShape.safeParse(first.data) : null;
  return parsed?.success ? parsed.data : null;
}

export function profileRows(events: readonly StoredEvent[]): ProjectionRows {
  const created = events.find(({ type }) => type === CREATED);
  if (created === undefined) return {};
  return { records: [{ table: 'settings', key: 'profile', value: created.data }] };
}
