import type { NewEvent } from '../../ports/ledger.ts';
import { chainName, showAsset } from '../asset.ts';
import { ended } from '../ending.ts';
import { SERVICE } from '../provider-name.ts';
import { reasonOf } from './reason.ts';
import { paidAsset } from './request.ts';
import { failedForGood, toldDone } from './standing.ts';
import type { OrderState } from './state.ts';

/**
 * What an order that has ended says once what its end rests on is no longer so: it is open again what
 * becomes of it, and it is watched on. Null: its end stands.
 */
export function corrected(state: OrderState): NewEvent | null {
  if (toldDone(state) && state.word !== null && state.word.phase !== 'success') {
    return ended('expired', false, takenBack(state));
  }
  const { source } = state;
  // Until then its chain may take that back, and it has failed all the same.
  if (failedForGood(state) && source?.succeeded === true && source.final) {
    return ended('expired', false, sentAgain(state));
  }
  return null;
}

function takenBack({ word }: OrderState): string {
  const why =
    word?.phase === 'failed'
      ? `that it failed: ${reasonOf(word.error?.text ?? null).why}`
      : 'no more';
  return `${SERVICE} reported success, and says now ${why}. Nothing has arrived so far; the chain is watched on.`;
}

function sentAgain({ input, source }: OrderState): string {
  const { chain } = paidAsset(input);
  const amount = showAsset(paidAsset(input), input.amount);
  return `It failed on chain at first; ${SERVICE} sent it again since, and that was carried out on ${chainName(chain)} (operation ${source?.operation}): it takes your ${amount} after all. What came of it is looked for.`;
}
