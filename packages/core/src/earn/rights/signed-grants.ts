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

type Books = Pick<LedgerPort, 'listActions' | 'readStream'>;

const PAGE = 100;

/**
 * Every grant of an account that was read and signed here, of all chains, the newest action first,
 * decoded as it was then; of cancelled actions too: their signature may be in the world. Whoever has such
 * a signature can use it until its nonce is void, and a renewal is signed for a nonce that the account
 * has not come to yet. What was signed blindly, or in another program, is not among them.
 */
export async function signedGrants(
  ledger: Books,
  account: string,
): Promise<readonly SignedGrant[]> {
  const found: SignedGrant[] = [];
  let before: { readonly before?: Pick<ActionRow, 'createdAt' | 'id'> } = {};
  for (;;) {
    const rows = await ledger.listActions({ kinds: ['authorize'], limit: PAGE, ...before });
    for (const { id } of rows) {
      const grants = signedIn(id, await ledger.readStream(actionStream(id)));
      found.push(...grants.filter(({ review }) => sameAddress(review.account, account)));
    }
    const last = rows.at(-1);
    if (rows.length < PAGE || last === undefined) return found;
    before = { before: { createdAt: last.createdAt, id: last.id } };
  }
}

/** Those of one chain. */
export async function signedOn(
  ledger: Books,
  account: string,
  chain: string,
): Promise<readonly SignedGrant[]> {
  const all = await signedGrants(ledger, account);
  return all.filter(({ review }) => review.payload.chain === chain);
}

/** Every grant in a stream for which a signature was given. */
function signedIn(actionId: string, events: readonly StoredEvent[]): readonly SignedGrant[] {
  const signed: SignedGrant[] = [];
  let shown: GrantReview | null = null;
  for (const { type, at, data } of events) {
    const review = data.review as Partial<GrantReview> | undefined;
    if (type === EngineEvent.reviewed && review?.kind === 'grant') shown = review as GrantReview;
    if (type === EngineEvent.intended && shown !== null)
      signed.push({ actionId, at, review: shown });
  }
  return signed;
}
