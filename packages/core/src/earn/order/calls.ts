import { utc } from '../../grant/utc.ts';
import { chainName } from '../asset.ts';
import { SERVICE } from '../provider-name.ts';
import { forNothing } from './nothing-came.ts';
import { namesEverNew } from './operations.ts';
import { reasonOf } from './reason.ts';
import type { OrderAttention, OrderState } from './state.ts';
import { tookMoreNow } from './took-more.ts';

/** What an order says that needs the person. `amount`: what is paid, as people read it. */
export function callOf(attention: OrderAttention, amount: string, state: OrderState): string {
  const call = CALLS[attention](amount, state);
  return namesEverNew(state) && attention !== 'NAMES_EVER_NEW' ? `${call} ${EVER_NEW}` : call;
}

const EVER_NEW = `${SERVICE} names ever new operations for it; the chain is asked about the first and the newest of them only.`;
const ASK = `Keep the evidence and ask ${SERVICE}.`;

const CALLS: Readonly<Record<OrderAttention, (amount: string, state: OrderState) => string>> = {
  ARRIVAL_MISSING: (amount, { input, intent }) =>
    intent?.destinationBlock === null
      ? `${SERVICE} reports success, but ${chainName(input.usdc.chain)} does not show that your ${amount} left it. ${ASK}`
      : `${SERVICE} reports success, but nothing has arrived on chain. ${ASK}`,
  ORDER_IN_DOUBT: (amount) =>
    `Nobody knows whether ${SERVICE} has taken it. It is not asked for again, and the chain is watched. Before you order anew, look whether your ${amount} are still in the account.`,
  RELAY_FAILED: (amount, state) =>
    `${SERVICE} says that the transfer between the chains has failed. ${leftAs(amount, state)} left ${chainName(state.input.usdc.chain)} and can still be minted: start it again.`,
  LATE: () => `This takes far longer than it should. ${ASK}`,
  NAMES_EVER_NEW: () => `${EVER_NEW} ${ASK}`,
  TOOK_MORE: (_, state) => tookMoreNow(state),
  BROUGHT_NOTHING: (_, state) => `${forNothing(state)} ${ASK}`,
  FAILED_BUT_LEFT: (amount) =>
    `${SERVICE} says that it failed, but the chain says that ${amount} left the account. ${ASK}`,
  FAILED_ON_CHAIN: (amount, { word }) =>
    `The chain says that it failed; ${SERVICE} ${word?.phase === 'success' ? 'reports success' : 'does not say so'}. Look whether your ${amount} are still in the account. ${ASK}`,
  FAILED_UNSEEN: (amount, state) =>
    `${SERVICE} says that it failed: ${reasonOf(state.word?.error?.text ?? null).why}. ${whereabouts(amount, state)}; whether it is still carried out, only time can tell.`,
};

/** What left the source chain, and whose word that is. */
export function leftAs(amount: string, { source }: OrderState): string {
  return source?.succeeded === true ? `Your ${amount}` : `${SERVICE} says that your ${amount}`;
}

/** The head of a chain is no last word, and later blocks may move what it shows. */
function whereabouts(amount: string, { held }: OrderState): string {
  if (held === null) return `Nobody here can say whether your ${amount} are still in the account`;
  const when = utc(Math.floor(held.at / 1_000));
  return held.still
    ? `Your ${amount} are still in the account, as of ${when}`
    : `The account held less than before, as of ${when}, so your ${amount} may have left it`;
}
