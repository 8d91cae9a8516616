import { EngineEvent } from '../../action/action-state.ts';
import { actionStream } from '../../action/load.ts';
import type { GrantReview } from '../../grant/index.ts';
import type { ActionRow, LedgerPort, StoredEvent } from '../../ports/ledger.ts';
import { sameAddress } from '../shape.ts';
import type { LeaveInput } from './input.ts';

const PAGE = 100;

/**
 * The nonces of the rights that were read and signed here for an account on one chain, used or not:
 * whoever has such a signature can use it until its nonce is void, and a renewal is signed for a nonce
 * that the account has not come to yet. What was signed blindly, or in another program, is not among
 * them.
 */
export async function signedNonces(
  ledger: Pick<LedgerPort, 'listActions' | 'readStream'>,
  { account, usdc }: Pick<LeaveInput, 'account' | 'usdc'>,
): Promise<readonly number[]> {
  const nonces: number[] = [];
  let before: { readonly before?: Pick<ActionRow, 'createdAt' | 'id'> } = {};
  for (;;) {
    const rows = await ledger.listActions({ kinds: ['authorize'], limit: PAGE, ...before });
    for (const { id } of rows) {
      const grants = signedIn(await ledger.readStream(actionStream(id)));
      nonces.push(
        ...grants
          .filter((one) => one.payload.chain === usdc.chain && sameAddress(one.account, account))
          .map(({ decoded }) => decoded.nonce),
      );
    }
    const last = rows.at(-1);
    if (rows.length < PAGE || last === undefined) return nonces;
    before = { before: { createdAt: last.createdAt, id: last.id } };
  }
}

/** Every grant in a stream for which a signature was given. */
function signedIn(events: readonly StoredEvent[]): readonly GrantReview[] {
  const signed: GrantReview[] = [];
  let shown: GrantReview | null = null;
  for (const { type, data } of events) {
    const review = data.review as Partial<GrantReview> | undefined;
    if (type === EngineEvent.reviewed && review?.kind === 'grant') shown = review as GrantReview;
    if (type === EngineEvent.intended && shown !== null) signed.push(shown);
  }
  return signed;
}
