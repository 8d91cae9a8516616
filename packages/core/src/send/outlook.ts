import type { ActionState } from '../action/action-state.ts';
import type { Outlook } from '../action/definition.ts';
import { type ChainId, confirmationMsOf } from '../chain/index.ts';
import { showAmount } from '../review/show.ts';
import type { SendState } from './state.ts';

/** What may still come of a payment. */
export function sendOutlook({ state }: ActionState<SendState>): Outlook {
  const { input, track, cancelled } = state;
  if (cancelled || track.final) return { atWorst: null, expectedUntil: null };
  const last = track.sent.at(-1);
  if (last === undefined) {
    return {
      atWorst:
        'Nothing leaves your account before you sign. A payment that is on chain cannot be called back.',
      expectedUntil: null,
    };
  }
  const amount = showAmount(input.pays);
  const expectedUntil = track.overdue
    ? null
    : last.recordedAt + confirmationMsOf(last.chain as ChainId);
  const atWorst =
    track.included === null
      ? `The network does not take it up; then your ${amount} stay in your account, and you can speed it up or cancel it.`
      : 'The chain drops the block again; then it waits to be taken up once more, and can still be cancelled.';
  return { atWorst, expectedUntil };
}
