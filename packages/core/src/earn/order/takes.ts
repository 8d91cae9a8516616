import type { OrderTransfer } from './input.ts';

/** How an order goes: on one chain, or across two at some speed. */
export type OrderPace = 'same chain' | OrderTransfer['speed'];

const TAKES: Readonly<Record<OrderPace, number>> = {
  'same chain': 60_000,
  fast: 2 * 60_000,
  standard: 20 * 60_000,
};

/**
 * How long an order usually takes until what it is for has arrived, milliseconds. The one estimate there
 * is: whoever shows one before, or while it is under way, asks here. What the service says of a transfer
 * is about the bridge alone.
 */
export function orderTakes(pace: OrderPace): number {
  return TAKES[pace];
}
