import type { Hex } from 'viem';
import { cut, lengthOf } from '../hex.ts';
import type { PolicyReader } from './policy-reader.ts';

/**
 * Interval, count and start, six bytes each and nothing between. So many in all. The interval is no pace:
 * each use moves the start on by it, from where the start was and never from now, so that with a start
 * long past all of them are good at once.
 */
export const readRate: PolicyReader = (data) =>
  lengthOf(data) === 18
    ? {
        kind: 'rate',
        everySeconds: uint48(data, 0),
        times: uint48(data, 6),
        renews: false,
        startsAt: uint48(data, 12),
      }
    : null;

/** Interval and count. So many in every interval. */
export const readRenewingRate: PolicyReader = (data) =>
  lengthOf(data) === 12
    ? {
        kind: 'rate',
        everySeconds: uint48(data, 0),
        times: uint48(data, 6),
        renews: true,
        startsAt: 0,
      }
    : null;

function uint48(data: Hex, from: number): number {
  return Number(cut(data, from, from + 6));
}
