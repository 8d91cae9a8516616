import { EngineEvent } from '../../action/action-state.ts';
import { actionStream } from '../../action/load.ts';
import type { GrantReview } from '../../grant/index.ts';
import type { Instant } from '../../ports/clock.ts';
import type { ActionRow, LedgerPort, StoredEvent } from '../../ports/ledger.ts';
import { sameAddress } from '../shape.ts';

/** A grant that was given from here: what was read before it was signed. */
export interface SignedGrant {
  readonly actionId: string;
  readonly at: Instant;
  readonly review: GrantReview;
}

type Book = Pick<LedgerPort, 'listActions' | 'readStream'>;

const PAGE = 100;

/**
 * Every grant of an account that we have signed, by chain, the newest first, decoded as it was then. A
 * later one takes nothing from an earlier: whether each still holds is the service's and the chain's to
 * say.
 */
export async function signedGrantsIn(
  ledger: Book,
  account: string,
): Promise<ReadonlyMap<string, readonly SignedGrant[]>> {
  const found = new Map<string, readonly SignedGrant[]>();
  for await (const { id, summary } of authorizations(ledger)) {
    if (!sameAddress(String(summary.account), account)) continue;
    const grant = signedIn(id, await ledger.readStream(actionStream(id)));
    if (grant === null) continue;
    const { chain } = grant.review.payload;
    found.set(chain, [...(found.get(chain) ?? []), grant]);
  }
  return found;
}

/** All that were ever begun, the newest first, cancelled ones too: their signature may be in the world. */
async function* authorizations(ledger: Book): AsyncIterable<ActionRow> {
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
