import type { EngineTools, Prepared } from '../../action/definition.ts';
import { SERVICE } from '../provider-name.ts';
import type { EarnWorld } from '../world.ts';
import { findOperation } from './find-operation.ts';
import { type SealedWithdrawal, WithdrawEvent } from './state.ts';

const MOST_OPEN = 100;

/**
 * Two equal withdrawals may be one and the same operation: nothing in its digest tells them apart, and
 * it is carried out once. So what another open withdrawal has signed is not signed again, and neither
 * is what the chain shows already. What is found later came after this signature and is its own.
 *
 * One that was given up is no longer open: an equal one may take its place, and has its outcome then.
 */
export async function sameOperation(
  actionId: string,
  place: Pick<SealedWithdrawal, 'chain' | 'account' | 'digest' | 'sinceBlock'>,
  world: EarnWorld,
  { ledger, bug }: EngineTools,
): Promise<Prepared | null> {
  if (bug === 'equal-withdrawals-confused') return null;
  const open = await ledger.listActions({ open: true, kinds: ['withdraw'], limit: MOST_OPEN });
  const twin = open.find(
    ({ id, summary }) => id !== actionId && summary.userOpHash === place.digest,
  );
  if (twin !== undefined) {
    return refused(
      'SAME_OPERATION',
      `${SERVICE} prepared the very operation that another withdrawal of yours has signed. It can be carried out only once; nothing was signed here.`,
    );
  }
  const seen = await findOperation(place, world);
  if (!seen.ok) return { type: 'retry', trouble: seen.error };
  if (seen.value === null) return null;
  return refused(
    'ALREADY_CARRIED_OUT',
    `What ${SERVICE} prepared has been carried out already, in ${seen.value.transactionHash}; nothing was signed here.`,
  );
}

function refused(code: string, message: string): Prepared {
  return {
    type: 'record',
    events: [{ type: WithdrawEvent.refused, version: 1, data: { code, message } }],
  };
}
