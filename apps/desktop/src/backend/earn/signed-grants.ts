import { actionStream, EngineEvent, type GrantReview, type StoredEvent } from '@countinghouse/core';
import type { OpenHouse } from '../open-house.ts';

/** A grant that was given from here: what was read before it was signed. */
export interface SignedGrant {
  readonly actionId: string;
  readonly at: number;
  readonly review: GrantReview;
}

const MOST = 200;

/**
 * Every grant of an account that we have signed, by chain, the newest first, decoded as it was then. A
 * later one takes nothing from an earlier: whether each still holds is the service's and the chain's to
 * say.
 */
export async function signedGrants(
  { ledger }: OpenHouse,
  account: string,
): Promise<ReadonlyMap<string, readonly SignedGrant[]>> {
  const rows = await ledger.listActions({ kinds: ['authorize'], limit: MOST });
  const found = new Map<string, readonly SignedGrant[]>();
  for (const { id, summary } of rows) {
    if (String(summary.account).toLowerCase() !== account.toLowerCase()) continue;
    const grant = signedIn(id, await ledger.readStream(actionStream(id)));
    if (grant === null) continue;
    const { chain } = grant.review.payload;
    found.set(chain, [...(found.get(chain) ?? []), grant]);
  }
  return found;
}

/** The review that a signature was given for; null where none was given. */
function signedIn(actionId: string, events: readonly StoredEvent[]): SignedGrant | null {
  const sealed = events.findLast(({ type }) => type === EngineEvent.intended);
  if (sealed === undefined) return null;
  const reviewed = events.findLast(
    ({ type, seq }) => type === EngineEvent.reviewed && seq < sealed.seq,
  );
  const review = reviewed?.data.review as Partial<GrantReview> | undefined;
  return review?.kind === 'grant'
    ? { actionId, at: sealed.at, review: review as GrantReview }
    : null;
}
