import type { ActionState } from '../../action/action-state.ts';
import { approvalUsable } from '../../action/approval-usable.ts';
import type { ActionDefinition, Decision, Moment } from '../../action/definition.ts';
import { ok } from '../../result/result.ts';
import { showAsset } from '../asset.ts';
import { EARN_ENDED, ended, NOTHING_MORE, record } from '../ending.ts';
import { refuse } from '../shape.ts';
import type { EarnWorld } from '../world.ts';
import { confirmWithdrawalStep } from './confirm-step.ts';
import { foldWithdrawal } from './fold.ts';
import { followWithdrawalStep } from './follow-step.ts';
import { parseWithdrawInput, type WithdrawInput } from './input.ts';
import { prepareStep } from './prepare-step.ts';
import { withdrawReviewStep } from './review-step.ts';
import { WithdrawEvent, type WithdrawState } from './state.ts';
import { viewWithdrawal } from './view.ts';

/** USDC from the account to its owner, by a digest that the owner signs blindly. */
export const withdrawV1: ActionDefinition<WithdrawInput, WithdrawState, EarnWorld> = {
  kind: 'withdraw',
  version: 1,
  parseInput: parseWithdrawInput,
  inputToJson: (input) => ({ ...input, usdc: { ...input.usdc } }),
  initial: (input) => ({
    input,
    prepared: null,
    failure: null,
    wantsReview: true,
    refusal: null,
    sealed: null,
    actionId: null,
    toldOperation: null,
    word: null,
    seen: null,
    displacedAt: null,
    attention: null,
    ending: null,
  }),
  events: new Set([...Object.values(WithdrawEvent), EARN_ENDED]),
  fold: foldWithdrawal,
  decide,
  takesOver: () => false,
  steps: {
    prepare: prepareStep(),
    review: withdrawReviewStep(),
    confirm: confirmWithdrawalStep(),
    follow: followWithdrawalStep(),
  },
  commands: {
    refresh: ({ state, openIntent }) =>
      state.ending !== null || state.sealed !== null || openIntent !== null
        ? refuse('NOT_NOW', 'There is nothing to read afresh.')
        : ok([{ type: WithdrawEvent.refreshed, version: 1, data: {} }]),
    cancel: ({ state, openIntent }) =>
      state.ending !== null || state.sealed !== null || openIntent !== null
        ? refuse('ALREADY_SENT', 'The signature is out; only the chain decides now.')
        : ok([ended('cancelled', true, 'Nothing was signed.')]),
    'give-up': ({ state }) =>
      state.ending === null && state.attention !== null
        ? ok([ended('expired', false, 'You gave up waiting; the signature stays good.')])
        : refuse('NOT_NOW', 'There is nothing to give up.'),
  },
  view: viewWithdrawal,
  rows: () => ({}),
};

function decide(action: ActionState<WithdrawState>, moment: Moment): Decision {
  const { state } = action;
  if (state.ending !== null) return NOTHING_MORE;
  if (state.failure !== null) return record(ended('failed', true, state.failure.message));
  if (state.prepared === null) return { type: 'run', step: 'prepare' };
  if (state.sealed !== null) return afterwards(state);
  if (state.wantsReview) return { type: 'run', step: 'review' };
  if (approvalUsable(action, moment)) return { type: 'run', step: 'confirm' };
  return NOTHING_MORE;
}

function afterwards(state: WithdrawState): Decision {
  const { seen, input, attention, sealed, toldOperation } = state;
  const amount = showAsset(input.usdc, input.amount);
  if (seen?.final === true) {
    if (!seen.succeeded) {
      const why = `It failed on chain${seen.reason === null ? '' : `: ${seen.reason}`}. Your ${amount} are in the account.`;
      return record(ended('failed', true, why));
    }
    if (seen.paid === input.amount) return record(ended('done', true, ''));
    return attention === 'OTHER_EFFECT' ? NOTHING_MORE : call('OTHER_EFFECT');
  }
  const other = toldOperation !== null && toldOperation.toLowerCase() !== sealed?.digest;
  if (other && attention === null) return call('OTHER_OPERATION');
  return { type: 'run', step: 'follow' };
}

function call(code: string): Decision {
  return record({ type: WithdrawEvent.attention, version: 1, data: { code } });
}
