import type { ActionDetail } from '../../../contract/actions.ts';
import type { DryQuote } from '../../../contract/swap.ts';

/**
 * Where a swap has got to that was just written down: still asking for the real quote, ready to be read
 * or paid, or ended at once because the real quote was refused.
 */
export function outcomeOf({ row, review, deposit }: ActionDetail): 'waiting' | 'ready' | 'refused' {
  if (!row.open && row.status === 'failed') return 'refused';
  if (review !== null || deposit !== null || row.status !== 'draft') return 'ready';
  return 'waiting';
}

/** Whether the real quote asks for more, or promises less, than the one that was on the screen. */
export function isWorse({ row }: ActionDetail, shown: DryQuote): boolean {
  const { pays, gets } = row;
  if (pays === null || gets === null) return false;
  return (
    BigInt(pays.units) > BigInt(shown.pays.units) || BigInt(gets.units) < BigInt(shown.gets.units)
  );
}
