import { expect, it } from 'vitest';
import { EngineEvent } from '../../action/action-state.ts';
import { EARN_ENDED } from '../ending.ts';
import { watchesEarlier } from './earlier.ts';
import { earlierWords } from './earlier-words.ts';
import { foldOrder } from './fold.ts';
import type { OrderInput } from './input.ts';
import { buyV1 } from './order.ts';
import { mayRetry } from './standing.ts';
import { OrderEvent, type OrderState } from './state.ts';

const usdc = { chain: 'eip155:8453', token: '0x1', symbol: 'USDC', decimals: 6 };
const instrument = { id: '0x2', name: 'The vault', protocol: 'vaults', shares: usdc };
const input = { direction: 'buy', usdc, instrument, amount: '5000000' } as unknown as OrderInput;
const [FIRST, NEXT] = ['0xaa', '0xbb'];

const fold = (events: readonly { readonly type: string; readonly data: object }[]): OrderState =>
  events.reduce<OrderState>(
    (state, event, at) => foldOrder(state, { at, version: 1, ...event } as never),
    buyV1.initial(input, 0),
  );
const said = (phase: string, userOpHash: string) => ({
  type: OrderEvent.status,
  data: { status: phase, phase, userOpHash },
});
const FAILED = [
  { type: EngineEvent.intended, data: { intent: { sourceBlock: 7 } } },
  { type: EngineEvent.performed, data: { data: { actionId: 'one', userOpHash: FIRST } } },
  said('failed', FIRST),
  { type: OrderEvent.source, data: { operation: FIRST, succeeded: false, final: true } },
  { type: EARN_ENDED, data: { end: 'failed', verified: true, why: '' } },
];
const RETRIED = { type: OrderEvent.retried, data: {} };

it.each([
  ['nothing else is known of it', [], true],
  ['the service names another operation', [said('failed', NEXT)], false],
  ['it has named one in between', [said('failed', NEXT), said('failed', FIRST)], false],
  ['it says that it goes on', [said('in-progress', FIRST)], false],
  ['it says that it was a success', [said('success', FIRST)], false],
])('what failed for good may be tried again: %s', (_, then, may) => {
  expect(mayRetry(fold([...FAILED, ...then]))).toBe(may);
});

it('what a record of an earlier version tried again while another operation was open is kept', () => {
  const { earlierAttempts } = fold([...FAILED, said('in-progress', NEXT), RETRIED]);
  expect(earlierAttempts).toMatchObject([{ actionId: 'one', failed: [FIRST], named: [NEXT] }]);
});

it('what a record of an earlier version tells of an earlier attempt is that of the only one', () => {
  const told = { type: OrderEvent.earlierCarriedOut, data: { operation: NEXT, hash: '0xcc' } };
  const state = fold([...FAILED, RETRIED, told]);
  expect(watchesEarlier(fold([...FAILED, RETRIED]))).toBe(true);
  expect(watchesEarlier(state)).toBe(false);
  expect(earlierWords(state)).toMatch(/\(operation 0xbb\), and what it took is not known\./);
});

it.each([
  ['5000000', 'it took 5 USDC'],
  ['0', 'it took no USDC'],
])('what an earlier attempt took is what was counted: %s', (paid, words) => {
  const data = { operation: NEXT, hash: '0xcc', actionId: 'one', paid };
  const state = fold([...FAILED, RETRIED, { type: OrderEvent.earlierCarriedOut, data }]);
  expect(earlierWords(state)).toContain(`, and ${words}. Keep the evidence`);
});

it('that nothing moves before a yes is not said while an earlier attempt may be sent again', () => {
  const worst = (state: OrderState) =>
    buyV1.view({ state, review: null, openIntent: null } as never).outlook.atWorst;
  expect(worst(fold([]))).toBe('Nothing moves before you approve.');
  expect(worst(fold([...FAILED, RETRIED]))).toMatch(/^1tx sends the earlier attempt again/);
});
