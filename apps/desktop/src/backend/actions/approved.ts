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
  // An order is asked for by the right that was given; nobody signs it.
  const asked = review.review.kind === 'order';
  if (!review.approval.stands) {
    const lapsed = `Your approval lapsed before it was used: nothing was ${asked ? 'asked' : 'signed'}. Approve it again if you still want it.`;
    return { row: { ...row, sentence: `${row.sentence} ${lapsed}` }, atWorst };
  }
  const whom =
    trouble?.code === 'SIGNER_UNAVAILABLE'
      ? 'the signer'
      : namedChain(review.review.payload.chain).name;
  const now = asked ? ASKED : signed(whom, trouble);
  return {
    row: { ...row, sentence: now.sentence, waitingFor: null },
    atWorst: `Nothing has left your account yet. ${now.next} as soon as that is possible; until then you can give it up, and a lock or five minutes take your approval back.`,
  };
}

const ASKED = {
  sentence: 'You approved it; 1tx is asked as soon as it can be.',
  next: '1tx is asked',
};

function signed(whom: string, trouble: Trouble | null) {
  const sentence =
    trouble === null
      ? 'You approved it; it is being signed.'
      : `You approved it; it will be signed when ${whom} answers.`;
  return { sentence, next: 'It is signed and sent' };
}
