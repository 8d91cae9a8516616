import type { NewEvent } from '../../ports/ledger.ts';
import { chainName, showAsset } from '../asset.ts';
import { ended } from '../ending.ts';
import { SERVICE } from '../provider-name.ts';
import { leftAs } from './calls.ts';
import { forNothing } from './nothing-came.ts';
import { paidAsset } from './request.ts';
import type { OrderAttention, OrderState } from './state.ts';
import { tookMoreThen } from './took-more.ts';

/** What the person does not wait for any more, and what can still come of it. It is watched on. */
export function givenUp(state: OrderState): NewEvent {
  const { attention } = state;
  // It was carried out: there is nothing left to wait for.
  if (attention === 'TOOK_MORE') return ended('failed', false, tookMoreThen(state));
  if (attention === 'BROUGHT_NOTHING') return ended('failed', false, forNothing(state));
  const open = attention === null ? [] : [...OPEN[attention](state)];
  return ended('expired', false, ['You gave up waiting.', ...open].join(' '));
}

const MAY_STILL = `${SERVICE} may still carry it out, and the chain is watched on.`;

const OPEN: Readonly<
  Record<
    Exclude<OrderAttention, 'TOOK_MORE' | 'BROUGHT_NOTHING'>,
    (state: OrderState) => Iterable<string>
  >
> = {
  ARRIVAL_MISSING: (state) => [
    `${SERVICE} reports success, and nothing has arrived so far; the chain is watched on.`,
    lookFirst(state),
  ],
  ORDER_IN_DOUBT: (state) => [MAY_STILL, lookFirst(state)],
  LATE: (state) => [MAY_STILL, lookFirst(state)],
  NAMES_EVER_NEW: (state) => [MAY_STILL, lookFirst(state)],
  FAILED_UNSEEN: (state) => [MAY_STILL, lookFirst(state)],
  FAILED_ON_CHAIN: (state) => [
    `The chain says that it failed; ${SERVICE} may still send it again, and the chain is watched on.`,
    lookFirst(state),
  ],
  FAILED_BUT_LEFT: (state) => [
    `${amountOf(state)} left the account, and what they were to bring has not arrived so far; the chain is watched on.`,
  ],
  RELAY_FAILED: (state) => [
    `${leftAs(amountOf(state), state)} left ${chainName(state.input.usdc.chain)}; the transfer can still be started again, and the chain is watched on.`,
  ],
};

function lookFirst(state: OrderState): string {
  return `Before you order anew, look whether your ${amountOf(state)} are still in the account.`;
}

function amountOf({ input }: OrderState): string {
  return showAsset(paidAsset(input), input.amount);
}
