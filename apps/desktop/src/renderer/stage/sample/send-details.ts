import type { ActionDetail, Review } from '../../../contract/actions.ts';
import { usdc } from './actions.ts';
import { CANCEL_REVIEW, SEND_REVIEW } from './reviews.ts';
import { line } from './story.ts';
import { SWAP_TO_APPROVE } from './swap-details.ts';

const send = (review: Review): ActionDetail => ({
  ...SWAP_TO_APPROVE,
  row: {
    ...SWAP_TO_APPROVE.row,
    id: 'c7'.repeat(16),
    kind: 'send',
    sentence: '1204.5 USDC to 0x3FbA…4b6C wait for your signature.',
    pays: usdc('1204500000'),
    gets: null,
  },
  review,
  story: [
    line(
      420,
      1,
      'our record',
      `A payment of 1204.5 USDC to ${SEND_REVIEW.to.address} on Base was written down.`,
    ),
  ],
  provider: null,
  quoteFacts: null,
  atWorst:
    'Nothing leaves your account before you sign. A payment that is on chain cannot be called back.',
});

export const SEND_TO_APPROVE = send(SEND_REVIEW);
export const CANCEL_TO_APPROVE: ActionDetail = {
  ...send(CANCEL_REVIEW),
  row: { ...send(CANCEL_REVIEW).row, sentence: 'Sign the cancel, or keep waiting.' },
  commands: ['keep-waiting'],
};
export const SPEED_UP_TO_APPROVE: ActionDetail = {
  ...send({ ...SEND_REVIEW, purpose: 'speed-up', warnings: [] }),
  row: { ...send(SEND_REVIEW).row, sentence: 'Sign the speed-up, or keep waiting.' },
  commands: ['keep-waiting'],
};
