import { expect, it } from 'vitest';
import { EngineEvent } from '../../action/action-state.ts';
import { EARN_ENDED } from '../ending.ts';
import { foldOrder } from './fold.ts';
import type { OrderInput } from './input.ts';
import { buyV1 } from './order.ts';
import { isWatchedOn } from './standing.ts';
import { type OrderAttention, OrderEvent } from './state.ts';

/** What is left of a call after the service's next word. */
function calledAfter(attention: OrderAttention, phase: string): OrderAttention | null {
  const state = { ...buyV1.initial({} as OrderInput, 0), attention };
  const event = { at: 1, type: OrderEvent.status, version: 1 };
  return foldOrder(state, { ...event, data: { status: phase, phase } } as never).attention;
}

it.each(['FAILED_UNSEEN', 'FAILED_BUT_LEFT'] as const)(
  'a failure that the service takes back calls nobody any more: %s',
  (attention) => {
    expect(calledAfter(attention, 'failed')).toBe(attention);
    expect(calledAfter(attention, 'in-progress')).toBeNull();
    expect(calledAfter(attention, 'success')).toBeNull();
  },
);

it('that nothing arrived calls nobody once the service takes its success back', () => {
  expect(calledAfter('ARRIVAL_MISSING', 'success')).toBe('ARRIVAL_MISSING');
  expect(calledAfter('ARRIVAL_MISSING', 'in-progress')).toBeNull();
  expect(calledAfter('ARRIVAL_MISSING', 'failed')).toBeNull();
});

it('what a record of an earlier version says was still there is still there', () => {
  const event = { at: 7, type: OrderEvent.stillThere, version: 1, data: { held: '5' } };
  const folded = foldOrder(buyV1.initial({} as OrderInput, 1), event as never);
  expect(folded.held).toEqual({ still: true, at: 7 });
});

it('what a record of an earlier version calls failed as a person gave it up is watched on', () => {
  const intended = { at: 1, type: EngineEvent.intended, version: 1, data: { intent: {} } };
  const data = { end: 'failed', verified: false, why: 'You gave up waiting for it.' };
  const ended = { at: 2, type: EARN_ENDED, version: 1, data };
  const initial = buyV1.initial({} as OrderInput, 0);
  const folded = [intended, ended].reduce(
    (state, event) => foldOrder(state, event as never),
    initial,
  );
  expect(isWatchedOn(folded)).toBe(true);
  expect(isWatchedOn({ ...folded, failure: { code: 'NO', message: 'No.' } })).toBe(false);
});

it('any other call outlasts what the service says', () => {
  expect(calledAfter('LATE', 'in-progress')).toBe('LATE');
  expect(calledAfter('ORDER_IN_DOUBT', 'failed')).toBe('ORDER_IN_DOUBT');
});
