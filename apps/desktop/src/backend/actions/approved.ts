import type { Offers, Trouble } from '@countinghouse/core';
import type { ActionDetail } from '../../contract/actions.ts';
import { namedChain } from '../names.ts';

/**
 * What a yes that has not been used changes of what is said. The row of an action is made from its
 * events alone; whether a yes still stands also depends on the session and the time.
 */
export function withApproval(
  said: Pick<ActionDetail, 'row' | 'atWorst'>,
  review: Offers['review'] | undefined,
  trouble: Trouble | null,
): Pick<ActionDetail, 'row' | 'atWorst'> {
  const { row, atWorst } = said;
  if (review == null || review.approval === null) return said;
  if (!review.approval.stands) {
    const lapsed =
      'Your approval lapsed before it was used: nothing was signed. Approve it again if you still want it.';
    return { row: { ...row, sentence: `${row.sentence} ${lapsed}` }, atWorst };
  }
  const whom =
    trouble?.code === 'SIGNER_UNAVAILABLE'
      ? 'the signer'
      : namedChain(review.review.payload.chain).name;
  const sentence =
    trouble === null
      ? 'You approved it; it is being signed.'
      : `You approved it; it will be signed when ${whom} answers.`;
  return {
    row: { ...row, sentence, waitingFor: null },
    atWorst:
      'Nothing has left your account yet. It is signed and sent as soon as that is possible; until then you can give it up, and a lock or five minutes take your approval back.',
  };
}
