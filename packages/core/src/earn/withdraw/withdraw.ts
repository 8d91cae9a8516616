import type { ActionDefinition } from '../../action/definition.ts';
import type { NewEvent } from '../../ports/ledger.ts';
import { ok } from '../../result/result.ts';
import { EARN_ENDED, ended } from '../ending.ts';
import { refuse } from '../shape.ts';
import type { EarnWorld } from '../world.ts';
import { confirmWithdrawalStep } from './confirm-step.ts';
import { decideWithdrawal } from './decide.ts';
import { effectOf, otherEffect, UNREADABLE } from './effect.ts';
import { foldWithdrawal } from './fold.ts';
import { followWithdrawalStep } from './follow-step.ts';
import { parseWithdrawInput, type WithdrawInput } from './input.ts';
import { prepareStep } from './prepare-step.ts';
import { withdrawReviewStep } from './review-step.ts';
import { MAY_BE_A_RIGHT, WithdrawEvent, type WithdrawState } from './state.ts';
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
    accepted: false,
    refused: null,
    word: null,
    seen: null,
    displacedAt: null,
    attention: null,
    takenOver: false,
    ending: null,
  }),
  events: new Set([...Object.values(WithdrawEvent), EARN_ENDED]),
  fold: foldWithdrawal,
  decide: decideWithdrawal,
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
        ? ok([givenUp(state)])
        : refuse('NOT_NOW', 'There is nothing to give up.'),
  },
  view: viewWithdrawal,
  rows: () => ({}),
};

/** What was carried out is over; any other signature stays good, and what becomes of it is watched. */
function givenUp(state: WithdrawState): NewEvent {
  if (state.seen?.final !== true) {
    const why = `You gave up waiting. The signature stays good. ${MAY_BE_A_RIGHT}`;
    return ended('expired', false, why);
  }
  return effectOf(state) === 'unread'
    ? ended('done', false, UNREADABLE)
    : ended('failed', true, otherEffect(state));
}
