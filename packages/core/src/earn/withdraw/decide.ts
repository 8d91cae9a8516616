import type { ActionState } from '../../action/action-state.ts';
import { approvalUsable } from '../../action/approval-usable.ts';
import type { Decision, Moment } from '../../action/definition.ts';
import type { Instant } from '../../ports/clock.ts';
import { showAsset } from '../asset.ts';
import { ended, NOTHING_MORE, record } from '../ending.ts';
import { knownRevert } from '../known-reverts.ts';
import { effectOf } from './effect.ts';
import { isWatchedOn, type WithdrawAttention, WithdrawEvent, type WithdrawState } from './state.ts';

/** After an end without proof, the next look is so much later as the signature is old by then. */
const OLDER_BY = 8;
const LEAST_MS = 60_000;

/** What comes next for a withdrawal. */
export function decideWithdrawal(action: ActionState<WithdrawState>, moment: Moment): Decision {
  const { state } = action;
  if (state.ending !== null) return afterEnd(state, moment.now);
  if (state.failure !== null) return record(ended('failed', true, state.failure.message));
  if (state.prepared === null) return { type: 'run', step: 'prepare' };
  if (moment.bug === 'withdraw-re-prepared' && action.inDoubt) return prepareAgain(action);
  if (state.sealed !== null) return afterwards(state);
  if (state.wantsReview) return { type: 'run', step: 'review' };
  if (approvalUsable(action, moment)) return { type: 'run', step: 'confirm' };
  return NOTHING_MORE;
}

/** What was signed may still be carried out after an end without proof, so the chain is looked at on. */
function afterEnd(state: WithdrawState, now: Instant): Decision {
  const { sealed, seen } = state;
  if (sealed === null || !isWatchedOn(state)) return NOTHING_MORE;
  if (seen?.final === true) return concluded(state);
  if (seen !== null) return { type: 'run', step: 'follow' };
  const pause = Math.max(LEAST_MS, Math.floor((now - sealed.at) / OLDER_BY));
  return { type: 'run', step: 'follow', againAt: now + pause };
}

function afterwards(state: WithdrawState): Decision {
  const { seen, attention, sealed, toldOperation } = state;
  if (seen?.final === true) return concluded(state);
  const other = toldOperation !== null && toldOperation.toLowerCase() !== sealed?.digest;
  if (other && attention === null) return call('OTHER_OPERATION');
  return { type: 'run', step: 'follow' };
}

/** What the chain has shown for good. */
function concluded(state: WithdrawState): Decision {
  const { seen, input } = state;
  switch (effectOf(state)) {
    case 'failed': {
      const amount = showAsset(input.usdc, input.amount);
      const reason = seen?.reason ?? null;
      const why = `It failed on chain${reason === null ? '' : `: ${knownRevert(reason)?.why ?? reason}`}. It moved none of your ${amount}.`;
      return record(ended('failed', true, why));
    }
    case 'as said':
      return record(ended('done', true, ''));
    case 'unread':
      return callOnce(state, 'UNREAD_EFFECT');
    default:
      return callOnce(state, 'OTHER_EFFECT');
  }
}

function callOnce({ attention }: WithdrawState, code: WithdrawAttention): Decision {
  return attention === code ? NOTHING_MORE : call(code);
}

/** The planted bug: a refusal is taken for proof that nothing came of it. */
function prepareAgain({ state, review, approval }: ActionState<WithdrawState>): Decision {
  if (state.prepared?.digest === state.sealed?.digest) return { type: 'run', step: 'prepare' };
  if (review === null) return { type: 'run', step: 'review' };
  return approval === null ? NOTHING_MORE : { type: 'run', step: 'confirm' };
}

function call(code: WithdrawAttention): Decision {
  return record({ type: WithdrawEvent.attention, version: 1, data: { code } });
}
