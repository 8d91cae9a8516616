import type { ActionRow } from '../../ports/ledger.ts';
import type { Finding } from '../audit/finding.ts';
import type { SimWorld } from '../world.ts';
import type { Errand } from './errand.ts';

/** Whether a swap ended as the chains say it did. */
export function judgeSwap(_world: SimWorld, _row: ActionRow, _errand: Errand): readonly Finding[] {
  return [];
}
