import { type ActionState, EngineEvent } from '../../action/action-state.ts';
import type { ActionDefinition, ActionView, EffectStep } from '../../action/definition.ts';
import type { Outcome } from '../../action/effect.ts';
import type { StoredEvent } from '../../ports/ledger.ts';
import { ok } from '../../result/result.ts';
import type { Look } from '../../transaction/view-track.ts';
import { chainName } from '../asset.ts';
import { EARN_ENDED, type EarnEnding, ended, endingOf, NOTHING_MORE, record } from '../ending.ts';
import { SERVICE } from '../provider-name.ts';
import { refuse } from '../shape.ts';
import { type EarnWorld, isRefusal, troubleOf } from '../world.ts';
import { parseRevokeInput, type RevokeInput } from './input.ts';

export interface RevokeState {
  readonly input: RevokeInput;
  readonly asked: boolean;
  readonly answer: 'taken' | { readonly message: string } | null;
  readonly ending: EarnEnding | null;
}

/** Asking is free and may be repeated; after a day nobody expects it any more. */
const ASK_MS = 24 * 60 * 60_000;

/**
 * Asks the service to stop acting for the account. It says what it is: what is installed on chain
 * stays there until its end or until it is removed.
 */
export const revokeV1: ActionDefinition<RevokeInput, RevokeState, EarnWorld> = {
  kind: 'revoke',
  version: 1,
  parseInput: parseRevokeInput,
  inputToJson: (input) => ({ ...input }),
  initial: (input) => ({ input, asked: false, answer: null, ending: null }),
  events: new Set([EARN_ENDED]),
  fold,
  decide({ state, inDoubt }) {
    if (state.ending !== null) return NOTHING_MORE;
    if (state.answer === 'taken') return record(ended('done', false, ''));
    if (state.answer !== null) return record(ended('failed', false, state.answer.message));
    if (inDoubt) return record(ended('failed', false, `${SERVICE} never answered.`));
    return { type: 'run', step: 'ask' };
  },
  takesOver: () => false,
  steps: { ask: askStep() },
  commands: {
    cancel: ({ state, openIntent }) =>
      state.ending !== null || openIntent !== null
        ? refuse('ALREADY_SENT', 'It has been asked already.')
        : ok([ended('cancelled', true, 'Nothing was asked.')]),
  },
  view,
  rows: () => ({}),
};

function askStep(): EffectStep<RevokeState, EarnWorld> {
  return {
    type: 'effect',
    reconcile: { type: 'by-search' },
    // It moves nothing and allows nothing; to begin it is to want it.
    approval: 'none',
    lane: ({ state }) => `revoke ${state.input.owner.toLowerCase()}`,
    prepare: async ({ state }, _world, { clock }) => ({
      type: 'intend',
      intent: { kind: 'revocation', owner: state.input.owner, chain: state.input.chain },
      validUntil: clock.now() + ASK_MS,
    }),
    async perform({ intent }, world): Promise<Outcome> {
      const { owner, chain } = intent as unknown as Pick<RevokeInput, 'owner' | 'chain'>;
      const answer = await world.earn.revoke({ owner, chain });
      if (answer.ok) return { type: 'performed', data: { received: answer.value.received } };
      const { code, message } = answer.error;
      return isRefusal(answer.error)
        ? { type: 'refused', data: { code, message } }
        : { type: 'unknown', ...troubleOf(answer.error) };
    },
    // Asked twice is asked once, so it is simply asked again.
    lookFor: async () => ({ type: 'absent' }),
  };
}

function fold(state: RevokeState, event: StoredEvent): RevokeState {
  switch (event.type) {
    case EngineEvent.intended:
      return { ...state, asked: true };
    case EngineEvent.performed:
      return { ...state, answer: 'taken' };
    case EngineEvent.refused: {
      const told = event.data.data as { message?: unknown } | undefined;
      return { ...state, answer: { message: String(told?.message) } };
    }
    case EARN_ENDED:
      return { ...state, ending: endingOf(event) };
    default:
      return state;
  }
}

function view({ state }: ActionState<RevokeState>): ActionView {
  const { input, ending } = state;
  const where = input.chain === null ? 'on every chain' : `on ${chainName(input.chain)}`;
  const look = lookAt(state, where);
  return {
    status: look.status,
    sentence: look.sentence,
    waitingFor: null,
    open: ending === null,
    watching: ending === null,
    summary: {
      provider: SERVICE,
      owner: input.owner,
      account: input.account,
      ...(input.chain === null ? {} : { chain: input.chain }),
    },
    searchText: `revoke grant ${SERVICE} ${input.account} ${input.owner}`,
    outlook: {
      atWorst: `${SERVICE} does not stop. Only a removal on chain takes the right away whatever ${SERVICE} does.`,
      expectedUntil: null,
    },
  };
}

function lookAt({ ending, asked }: RevokeState, where: string): Look {
  switch (ending?.end) {
    case undefined:
      return asked
        ? { status: 'sent', sentence: `Asking ${SERVICE} to stop acting for you ${where}.` }
        : { status: 'draft', sentence: `About to ask ${SERVICE} to stop ${where}.` };
    case 'done':
      return {
        status: 'done',
        sentence: `${SERVICE} was asked to stop acting for you ${where}. What is installed on chain stays valid until its end unless you remove it.`,
      };
    case 'cancelled':
      return { status: 'cancelled', sentence: 'Nothing was asked.' };
    default:
      return {
        status: 'failed',
        sentence: `${ending?.why ?? ''} Nobody here knows whether it still acts for you; only a removal on chain is sure.`,
      };
  }
}
