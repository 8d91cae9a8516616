import type { ActionState } from '../action/action-state.ts';
import type { ActionView } from '../action/definition.ts';
import type { JsonObject } from '../ports/json.ts';
import { showAmount } from '../review/show.ts';
import { includedTransaction } from '../transaction/track.ts';
import { type Look, lookAtOverdue, lookAtReplacement } from '../transaction/view-track.ts';
import { sendOutlook } from './outlook.ts';
import type { SendState } from './state.ts';

/** What a payment looks like from outside; `to` is how its recipient is called. */
export function viewSend(action: ActionState<SendState>, kind: string, to: string): ActionView {
  const { input, track } = action.state;
  const look = lookAt(action, to);
  const ended = action.state.cancelled || track.final;
  const summary: JsonObject = {
    chain: input.chain,
    account: input.account,
    to: input.to,
    pays: { ...input.pays },
    price: input.price === null ? null : { ...input.price },
    note: input.note,
    transactions: track.sent.map(({ hash, purpose, nonce }) => ({ hash, purpose, nonce })),
    fee: track.included?.fee ?? null,
  };
  const hashes = track.sent.map((entry) => entry.hash).join(' ');
  return {
    status: look.status,
    sentence: look.sentence,
    waitingFor: look.waitingFor ?? null,
    open: !ended,
    watching: !ended,
    summary,
    searchText: `${kind} ${input.pays.symbol} ${input.to} ${input.account} ${input.note} ${hashes}`,
    outlook: sendOutlook(action),
  };
}

function lookAt(action: ActionState<SendState>, to: string): Look {
  const { state, review } = action;
  const { input, track } = state;
  const amount = showAmount(input.pays);
  const still = `Your ${amount} are still in your account.`;
  if (state.cancelled)
    return { status: 'cancelled', sentence: `Cancelled before sending. ${still}` };
  const mined = includedTransaction(track);
  if (mined !== undefined && track.included !== null) {
    const done = track.final;
    if (mined.purpose === 'cancel') {
      return done
        ? { status: 'cancelled', sentence: `Cancelled on chain. ${still}` }
        : {
            status: 'confirming',
            sentence: `The cancel is on chain and being confirmed. ${still}`,
          };
    }
    if (!track.included.succeeded) {
      const failed = 'The network ran the payment and it failed; only the fee is gone.';
      return { status: done ? 'failed' : 'confirming', sentence: failed };
    }
    return done
      ? { status: 'done', sentence: `${amount} reached ${to}.` }
      : { status: 'confirming', sentence: `${amount} reached ${to}; the chain is confirming it.` };
  }
  const replacement = lookAtReplacement(track, review?.review);
  if (replacement !== null) return replacement;
  const overdue = lookAtOverdue(track, `${amount} to ${to} were sent but never confirmed.`);
  if (overdue !== null) return overdue;
  if (track.sent.length > 0) {
    return { status: 'sent', sentence: `${amount} are on their way to ${to}, not yet in a block.` };
  }
  if (review === null || state.wantsReview) {
    return { status: 'draft', sentence: `Preparing to send ${amount} to ${to}.` };
  }
  const again = state.refusal === null ? '' : ` ${state.refusal}`;
  return {
    status: 'awaiting signature',
    sentence: `${amount} to ${to} wait for your signature.${again}`,
    waitingFor: 'SIGNATURE',
  };
}
