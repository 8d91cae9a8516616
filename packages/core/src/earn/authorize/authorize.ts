import { type ActionState, EngineEvent } from '../../action/action-state.ts';
import { approvalUsable } from '../../action/approval-usable.ts';
import type { ActionDefinition, Decision, Moment } from '../../action/definition.ts';
import type { StoredEvent } from '../../ports/ledger.ts';
import { ok } from '../../result/result.ts';
import { EARN_ENDED, ended, endingOf, NOTHING_MORE, record } from '../ending.ts';
import { refuse } from '../shape.ts';
import type { EarnWorld } from '../world.ts';
import { confirmStep } from './confirm-step.ts';
import { followGrantStep } from './follow-step.ts';
import { type AuthorizeInput, parseAuthorizeInput } from './input.ts';
import { offerStep } from './offer-step.ts';
import { authorizeReviewStep } from './review-step.ts';
import { AuthorizeEvent, type AuthorizeState, type GrantOffer } from './state.ts';
import { viewAuthorize } from './view.ts';

/** Lets the service act for the account on one chain, within a cap and until an end. */
export const authorizeV1: ActionDefinition<AuthorizeInput, AuthorizeState, EarnWorld> = {
  kind: 'authorize',
  version: 1,
  parseInput: parseAuthorizeInput,
  inputToJson: (input) => ({ ...input, usdc: { ...input.usdc } }),
  initial: (input) => ({
    input,
    offer: null,
    failure: null,
    wantsReview: true,
    refusal: null,
    sealedAt: null,
    confirmedAt: null,
    shown: false,
    attention: null,
    ending: null,
  }),
  events: new Set([...Object.values(AuthorizeEvent), EARN_ENDED]),
  fold,
  decide,
  takesOver: () => false,
  steps: {
    offer: offerStep(),
    review: authorizeReviewStep(),
    confirm: confirmStep(),
    follow: followGrantStep(),
  },
  commands: {
    refresh: ({ state, openIntent }) =>
      state.ending !== null || state.sealedAt !== null || openIntent !== null
        ? refuse('NOT_NOW', 'There is nothing to read afresh.')
        : ok([{ type: AuthorizeEvent.refreshed, version: 1, data: {} }]),
    cancel: ({ state, openIntent }) =>
      state.ending !== null || state.sealedAt !== null || openIntent !== null
        ? refuse('ALREADY_SENT', 'The signature has been given. Revoke the grant instead.')
        : ok([ended('cancelled', true, 'Nothing was signed.')]),
    'give-up': ({ state, inDoubt }) =>
      state.ending === null && (inDoubt || state.attention !== null)
        ? ok([ended('failed', false, 'You gave up waiting; the signature may have arrived.')])
        : refuse('NOT_NOW', 'There is nothing to give up.'),
  },
  view: viewAuthorize,
  rows: () => ({}),
};

function fold(state: AuthorizeState, event: StoredEvent): AuthorizeState {
  const { data } = event;
  switch (event.type) {
    case AuthorizeEvent.offered:
      return { ...state, offer: data as unknown as GrantOffer };
    case AuthorizeEvent.refused:
      return { ...state, failure: { code: String(data.code), message: String(data.message) } };
    case AuthorizeEvent.refreshed:
      return { ...state, offer: null, wantsReview: true };
    case EngineEvent.reviewed:
      return { ...state, wantsReview: false, refusal: null };
    case EngineEvent.signatureRefused:
      return { ...state, refusal: String(data.message) };
    case EngineEvent.intended:
      return { ...state, sealedAt: event.at };
    case EngineEvent.performed:
      return { ...state, confirmedAt: event.at };
    case EngineEvent.refused: {
      const told = data.data as { code?: unknown; message?: unknown } | undefined;
      return { ...state, failure: { code: String(told?.code), message: String(told?.message) } };
    }
    case AuthorizeEvent.shown:
      return { ...state, shown: true, attention: null };
    case AuthorizeEvent.attention:
      return { ...state, attention: 'GRANT_NOT_SHOWN' };
    case EARN_ENDED:
      return { ...state, ending: endingOf(event), attention: null };
    default:
      return state;
  }
}

function decide(action: ActionState<AuthorizeState>, moment: Moment): Decision {
  const { state } = action;
  const { offer, failure } = state;
  if (state.ending !== null) return NOTHING_MORE;
  if (failure !== null) return record(ended('failed', false, failure.message));
  if (offer === null) return { type: 'run', step: 'offer' };
  if (offer.payload === null) return record(ended('failed', true, offer.problem ?? ''));
  if (state.shown) return record(ended('done', false, ''));
  // Nobody knows whether the service has the signature: what it shows is all there is to go by.
  if (state.confirmedAt !== null || action.inDoubt) return { type: 'run', step: 'follow' };
  if (state.wantsReview) return { type: 'run', step: 'review' };
  if (approvalUsable(action, moment)) return { type: 'run', step: 'confirm' };
  return NOTHING_MORE;
}
