import { EngineEvent } from '../../action/action-state.ts';
import { actionStream } from '../../action/load.ts';
import { expiryOf, type GrantReview } from '../../grant/index.ts';
import type { Instant } from '../../ports/clock.ts';
import type { LedgerPort, StoredEvent } from '../../ports/ledger.ts';
import { everyAction } from '../every-action.ts';
import { sameAddress } from '../shape.ts';

/** A grant that was given from here: what was read before it was signed. */
export interface SignedGrant {
  readonly actionId: string;
  readonly at: Instant;
  readonly review: GrantReview;
}

type Books = Pick<LedgerPort, 'listActions' | 'readStream'>;

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
  for await (const { id } of everyAction(ledger, ['authorize'])) {
    const grants = signedIn(id, await ledger.readStream(actionStream(id)));
    found.push(...grants.filter(({ review }) => sameAddress(review.account, account)));
  }
  return found;
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

/** When a grant ends by its own rules; null: never, as far as can be read. */
export function endOf({ review }: Pick<SignedGrant, 'review'>): Instant | null {
  const end = expiryOf(review.decoded);
  return end === null ? null : end * 1_000;
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
