import type { ActionRow } from '@countinghouse/core';
import type { ActionDetail } from '../../contract/actions.ts';

/** What may be begun anew, as an action of its own, where this one has failed. */
export function anewOf({
  kind,
  status,
  summary: { owner, chain },
}: Pick<ActionRow, 'kind' | 'status' | 'summary'>): Pick<ActionDetail, 'anew'> {
  if (kind !== 'authorize' || status !== 'failed') return {};
  return typeof owner === 'string' && typeof chain === 'string'
    ? { anew: { wish: 'authorize', owner, chain } }
    : {};
}
