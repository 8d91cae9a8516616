import { expect, it } from 'vitest';
import { foldOrder } from './fold.ts';
import type { OrderInput } from './input.ts';
import { buyV1 } from './order.ts';
import { type OrderAttention, OrderEvent } from './state.ts';

/** What is left of a call after the service's next word. */
function calledAfter(attention: OrderAttention, phase: string): OrderAttention | null {
  const state = { ...buyV1.initial({} as OrderInput), attention };
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

it('any other call outlasts what the service says', () => {
  expect(calledAfter('LATE', 'in-progress')).toBe('LATE');
  expect(calledAfter('ORDER_IN_DOUBT', 'failed')).toBe('ORDER_IN_DOUBT');
});
