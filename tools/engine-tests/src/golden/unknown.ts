import {
  actionStream,
  type JsonObject,
  type LedgerPort,
  type NewEvent,
  type RandomPort,
} from '@countinghouse/core';
import { must } from '../support/must.ts';
import { swapInput } from './inputs.ts';
import { PROJECTOR } from './program.ts';

/** Actions of a program newer than this one: to be shown raw and left alone. */
export const STRANGERS: Readonly<Record<string, JsonObject>> = {
  'stranger: a kind nobody here knows': {
    kind: 'tide-harvest',
    definitionVersion: 1,
    input: { moon: 'full', baskets: '12' },
  },
  'stranger: a definition from the future': {
    kind: 'swap',
    definitionVersion: 1_000,
    // Reads like an input of today, so that only its version keeps today's definition off it.
    input: swapInput('stranger', {}),
  },
};

/** Events of a newer program inside streams that this one knows, by story. */
export const STRANGE_EVENTS: Readonly<Record<string, NewEvent>> = {
  'send: in a block': { type: 'tide.noted', version: 1, data: { height: '2.1', units: 'metres' } },
  'swap: being swapped': {
    type: 'tide.noted',
    version: 1,
    data: { height: '0.3', units: 'metres' },
  },
  // Says in a new way what this program still needs said in the old: newer versions only add.
  'swap: done, still watched': {
    type: 'swap.ended',
    version: 2,
    data: { end: 'done', verified: true, why: 'The payout arrived.', confidence: { sources: 3 } },
  },
  'send: sent': {
    type: 'effect.performed',
    version: 2,
    data: { step: 'sign', attempt: 1, data: { hash: null, nodes: ['one', 'another'] } },
  },
};

/** Writes an event as another program would have: the rows follow from the stream. */
export async function append(ledger: LedgerPort, actionId: string, event: NewEvent): Promise<void> {
  const stream = actionStream(actionId);
  const before = await ledger.readStream(stream);
  must(
    await ledger.append({
      stream,
      expectedLength: before.length,
      events: [event],
      rows: (stored) => PROJECTOR(stream, [...before, ...stored]),
    }),
  );
}

/** Begins an action this program has no definition of. */
export async function beginStranger(
  ledger: LedgerPort,
  random: RandomPort,
  data: JsonObject,
): Promise<string> {
  const actionId = Buffer.from(random.bytes(16)).toString('hex');
  await append(ledger, actionId, { type: 'action.started', version: 1, data });
  await append(ledger, actionId, { type: 'tide.turned', version: 7, data: { at: 'noon' } });
  return actionId;
}
