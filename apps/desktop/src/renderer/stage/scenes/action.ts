import type { ActionDetail } from '../../../contract/actions.ts';
import { BASE } from '../sample/base.ts';
import { houseOf } from '../sample/house.ts';
import { DID_YOU_SEND, OUTSIDE, OUTSIDE_MEMO } from '../sample/outside-details.ts';
import { CANCEL_TO_APPROVE, SEND_TO_APPROVE, SPEED_UP_TO_APPROVE } from '../sample/send-details.ts';
import { SWAPPING } from '../sample/swap.ts';
import {
  EXPIRED,
  STOPPED,
  SWAP_APPROVED,
  SWAP_DONE,
  SWAP_REFUNDED,
  SWAP_SENT,
  SWAP_SETTLING,
  SWAP_TO_APPROVE,
  SWAP_TROUBLED,
} from '../sample/swap-details.ts';
import type { Move, Scene } from '../scene.ts';
import { NEVER, ok, refuse, type Script, together } from '../script.ts';

const open = together(BASE, houseOf(), SWAPPING);

const at = (
  name: string,
  detail: ActionDetail,
  shows: string,
  moves: readonly Move[] = [],
  more: Script = {},
): Scene => ({
  name,
  at: `/activity/${detail.row.id}`,
  script: together(open, { actions: { get: () => ok(detail) } }, more),
  moves,
  shows,
});

export const ACTION_SCENES: readonly Scene[] = [
  at('review/swap', SWAP_TO_APPROVE, 'The one thing to compare'),
  at('review/approved', SWAP_APPROVED, 'There is nothing more to press'),
  at('review/payload', SWAP_TO_APPROVE, 'maxFeePerGas', [{ tap: 'What will be signed' }]),
  at('review/send-with-warnings', SEND_TO_APPROVE, 'Take care.'),
  at('review/stopped', STOPPED, 'It cannot be approved as it stands'),
  at('review/expired', EXPIRED, 'Prepare a fresh one'),
  at('review/speed-up', SPEED_UP_TO_APPROVE, 'The same payment, faster'),
  at('review/cancel', CANCEL_TO_APPROVE, 'can never happen'),
  at(
    'review/approve-refused',
    SWAP_TO_APPROVE,
    'It was not approved',
    [{ click: 'Approve and pay' }],
    {
      actions: {
        approve: () =>
          refuse('REVIEW_CHANGED', 'Fees have moved since you read it. Read the new review.'),
      },
    },
  ),
  at('action/sent', SWAP_SENT, 'Speed up'),
  at('action/settling', SWAP_SETTLING, 'Being paid out'),
  at('action/trouble', SWAP_TROUBLED, 'asks for patience'),
  at('action/done', SWAP_DONE, 'reached'),
  at('action/refunded', SWAP_REFUNDED, 'came back'),
  at('action/deposit', OUTSIDE, 'I have sent it'),
  at('action/deposit-memo', OUTSIDE_MEMO, 'With this memo'),
  at('action/deposit-sent', OUTSIDE, 'Its transaction', [{ click: 'I have sent it' }]),
  at('action/did-you-send', DID_YOU_SEND, 'I did not send'),
  {
    name: 'action/loading',
    at: `/activity/${'a1'.repeat(16)}`,
    script: together(open, { actions: { get: () => NEVER } }),
    shows: 'Action',
  },
  {
    name: 'action/failed',
    at: `/activity/${'a1'.repeat(16)}`,
    script: together(open, {
      actions: { get: () => refuse('NOT_FOUND', 'There is no such action in this ledger.') },
    }),
    shows: 'could not be read',
  },
];
