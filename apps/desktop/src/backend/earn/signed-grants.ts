import {
  type ActionRow,
  actionStream,
  EngineEvent,
  type GrantReview,
  type StoredEvent,
} from '@countinghouse/core';
import type { OpenHouse } from '../open-house.ts';

/** A grant that was given from here: what was read before it was signed. */
export interface SignedGrant {
  readonly actionId: string;
  readonly at: number;
  readonly review: GrantReview;
}

const PAGE = 100;

/**
 * Every grant of an account that we have signed, by chain, the newest first, decoded as it was then. A
 * later one takes nothing from an earlier: whether each still holds is the service's and the chain's to
 * say.
 */
export async function signedGrants(
  { ledger }: OpenHouse,
  account: string,
): Promise<ReadonlyMap<string, readonly SignedGrant[]>> {
  const found = new Map<string, readonly SignedGrant[]>();
  for await (const { id, summary } of authorizations(ledger)) {
    if (String(summary.account).toLowerCase() !== account.toLowerCase()) continue;
    const grant = signedIn(id, await ledger.readStream(actionStream(id)));
    if (grant === null) continue;
    const { chain } = grant.review.payload;
    found.set(chain, [...(found.get(chain) ?? []), grant]);
  }
  return found;
}

/** All that were ever begun, the newest first, cancelled ones too: their signature may be in the world. */
async function* authorizations(ledger: OpenHouse['ledger']): AsyncIterable<ActionRow> {
  let before: { readonly before?: Pick<ActionRow, 'createdAt' | 'id'> } = {};
  for (;;) {
    const rows = await ledger.listActions({ kinds: ['authorize'], limit: PAGE, ...before });
    yield* rows;
    const last = rows.at(-1);
    if (rows.length < PAGE || last === undefined) return;
    before = { before: { createdAt: last.createdAt, id: last.id } };
  }
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
