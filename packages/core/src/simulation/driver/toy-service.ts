import type { ActionDefinition, EffectStep } from '../../action/definition.ts';
import type { JsonObject } from '../../ports/json.ts';
import { err, ok } from '../../result/result.ts';
import { reviewPrepared } from '../../review/prepared.ts';
import type { Review } from '../../review/review.ts';
import { simAddress } from '../address.ts';
import { BASE, OWNER } from '../world.ts';

/** A service that does a thing once per idempotency key, and remembers keys for a while only. */
export interface ToyService {
  readonly windowMs: number;
  /** Does the thing unless the key is still remembered; answers false when the answer is lost. */
  act(key: string): boolean;
  done(): number;
}

export function createToyService(now: () => number, windowMs: number, lost: number): ToyService {
  const seen = new Map<string, number>();
  let done = 0;
  let losing = lost;
  return {
    windowMs,
    act(key) {
      const before = seen.get(key);
      if (before === undefined || now() - before >= windowMs) {
        done += 1;
        seen.set(key, now());
      }
      losing -= 1;
      return losing < 0;
    },
    done: () => done,
  };
}

interface ToyState {
  readonly reviewed: boolean;
  readonly acted: number;
}

/** An action that asks for one yes and then wants to do its effect `wanted` times. */
export function toyDefinition(
  windowMs: number,
  wanted: number,
): ActionDefinition<JsonObject, ToyState, ToyService> {
  const act: EffectStep<ToyState, ToyService> = {
    type: 'effect',
    reconcile: { type: 'by-key', windowMs },
    approval: 'required',
    lane: () => null,
    prepare: async (_action, _world, { clock }, key) => ({
      type: 'intend',
      intent: { key },
      validUntil: clock.now() + 365 * 24 * 3_600_000,
    }),
    perform: async (intent, service) =>
      service.act(intent.key)
        ? { type: 'performed', data: {} }
        : { type: 'unknown', code: 'LOST', message: 'The answer was lost.' },
    // The service has no list to search: only the key, within its window, tells.
    lookFor: async () => ({ type: 'absent' }),
  };
  return {
    kind: 'toy',
    version: 1,
    events: new Set(),
    parseInput: (value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? ok(value as JsonObject)
        : err({ code: 'BAD_INPUT', message: 'A toy is an object.' }),
    inputToJson: (input) => input,
    initial: () => ({ reviewed: false, acted: 0 }),
    fold: (state, event) => {
      if (event.type === 'review.prepared') return { ...state, reviewed: true };
      return event.type === 'effect.performed' ? { ...state, acted: state.acted + 1 } : state;
    },
    takesOver: () => false,
    decide: ({ state, approval, inDoubt }) => {
      if (inDoubt || state.acted >= wanted) return { type: 'wait', until: null };
      if (!state.reviewed) return { type: 'run', step: 'review' };
      return approval === null ? { type: 'wait', until: null } : { type: 'run', step: 'act' };
    },
    steps: {
      act,
      review: {
        type: 'read',
        run: async (action, _world, { clock }) =>
          ok([reviewPrepared(toyReview(action.id, clock.now()))]),
      },
    },
    commands: {},
    view: ({ state, inDoubt }) => ({
      status: state.acted >= wanted ? 'done' : inDoubt ? 'needs you' : 'awaiting signature',
      sentence: `Done ${state.acted} times.`,
      waitingFor: inDoubt ? 'LOOK_YOURSELF' : null,
      open: state.acted < wanted,
      watching: state.acted < wanted && !inDoubt,
      summary: {},
      searchText: '',
      outlook: { atWorst: null, expectedUntil: null },
    }),
    rows: () => ({}),
  };
}

function toyReview(actionId: string, now: number): Review {
  const to = simAddress('toy');
  const nothing = { asset: 'toy', symbol: 'TOY', decimals: 0, units: '1' };
  return {
    version: 1,
    actionId,
    purpose: 'toy',
    payload: {
      kind: 'evm-transaction',
      chain: BASE,
      from: OWNER,
      to,
      value: '1',
      data: '0x',
      gas: '21000',
      maxFeePerGas: '1',
      maxPriorityFeePerGas: '1',
    },
    decoded: { kind: 'native-transfer', token: null, recipient: to, units: '1' },
    payer: OWNER,
    pays: nothing,
    receiver: to,
    receives: nothing,
    receivesAtLeast: nothing,
    through: null,
    to,
    networkFeeAtMost: nothing,
    otherFees: [],
    refundTo: null,
    validUntil: now + 3_600_000,
    preparedAt: now,
    warnings: [],
    compare: to,
  };
}
