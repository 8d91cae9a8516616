import type { ActionState } from '../action/action-state.ts';
import type { ActionView } from '../action/definition.ts';
import type { JsonObject } from '../ports/json.ts';
import { showAddress, showAmount } from '../review/show.ts';
import { includedTransaction } from '../transaction/track.ts';
import { type Look, lookAtOverdue, lookAtReplacement } from '../transaction/view-track.ts';
import { hasDeposit } from './conclude.ts';
import { depositDue } from './deposit-due.ts';
import { swapOutlook } from './outlook.ts';
import { amountOf } from './review-step.ts';
import type { Attention, SwapState } from './state.ts';

/** What a swap looks like from outside. */
export function viewSwap(action: ActionState<SwapState>): ActionView {
  const { input, quote, ending, watchEnded, problems, payouts, refunds, status } = action.state;
  const look = lookAt(action);
  const summary = known({
    provider: '1Click',
    swapType: input.swapType,
    origin: side(input.origin),
    destination: side(input.destination),
    amountIn: quote?.amountIn ?? null,
    amountOut: quote?.amountOut ?? null,
    minAmountOut: quote?.minAmountOut ?? null,
    minAmountIn: quote?.minAmountIn ?? null,
    refundFee: quote?.refundFee ?? null,
    recipient: input.recipient,
    refundTo: input.refundTo,
    // Nobody shall pay into a quote that was refused.
    depositAddress: problems.length > 0 ? null : (quote?.depositAddress ?? null),
    depositMemo: problems.length > 0 ? null : (quote?.depositMemo ?? null),
    requestedDeadline: quote?.requestedDeadline ?? null,
    providerStatus: status?.status ?? null,
    refundReason: status?.refundReason ?? null,
    verified: ending?.verified ?? null,
    payouts: payouts.map(({ hash, amount }) => ({ hash, amount })),
    refunds: refunds.map(({ hash, amount }) => ({ hash, amount })),
    correlationId: quote?.correlationId ?? null,
  });
  const watching = ending === null || (quote !== null && !watchEnded && problems.length === 0);
  const hashes = [...action.state.track.sent, ...payouts, ...refunds].map(({ hash }) => hash);
  const words = [
    'swap',
    input.origin.symbol,
    input.destination.symbol,
    input.recipient,
    input.refundTo,
    quote?.depositAddress ?? '',
    quote?.correlationId ?? '',
    ...hashes,
  ];
  return {
    status: look.status,
    sentence: look.sentence,
    waitingFor: look.waitingFor ?? null,
    open: ending === null || hangs(action.state) !== null,
    watching,
    summary,
    searchText: words.join(' '),
    outlook: swapOutlook(action),
  };
}

/** What is not known is left away: these rows are read by the page. */
function known(facts: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
}

/** The chain stands in the asset's name. */
function side({ asset, symbol, decimals, price }: SwapState['input']['origin']): JsonObject {
  return known({ asset, symbol, decimals, price: price === null ? null : { ...price } });
}

function lookAt(action: ActionState<SwapState>): Look {
  const { state } = action;
  const replacement = lookAtReplacement(state.track, action.review?.review);
  if (replacement !== null) return replacement;
  if (state.ending !== null) return hangs(state) ?? ended(state);
  if (state.attention !== null) return attention(state, state.attention);
  if (state.quote === null) {
    return { status: 'draft', sentence: 'Asking 1Click for a quote. Nothing has been sent.' };
  }
  if (state.problems.length > 0) {
    const [first] = state.problems;
    return { status: 'draft', sentence: `This quote is refused. ${first?.sentence ?? ''}` };
  }
  if (state.status?.status === 'INCOMPLETE_DEPOSIT') {
    const said = incomplete(state, state.quote.depositAddress);
    if (said !== null) return said;
  }
  if (hasDeposit(state)) return withProvider(state);
  return state.input.deposit.from === 'outside' ? awaitingDeposit(state) : beforeDeposit(action);
}

/** The provider's word that too little came asks for money only as far as nothing speaks against it. */
function incomplete(state: SwapState, depositAddress: string): Look | null {
  if (depositDue(state) === 0n) {
    return {
      status: 'needs you',
      sentence:
        '1Click says that less than needed has reached it, but all of it has arrived at the deposit address. Do not send again; keep the proof and ask 1Click.',
      waitingFor: 'DEPOSIT_DISPUTED',
    };
  }
  // What we pay ourselves and have not seen arrive is no part of what was received.
  if (state.input.deposit.from === 'wallet' && state.deposits.length === 0) return null;
  return {
    status: 'needs you',
    sentence: `Less than needed has reached 1Click. Send the rest to ${showAddress(depositAddress)}, or wait for the refund.`,
    waitingFor: 'DEPOSIT_INCOMPLETE',
  };
}

function beforeDeposit({ state, review }: ActionState<SwapState>): Look {
  const { track, quote, input } = state;
  if (quote === null) return { status: 'draft', sentence: 'Asking 1Click for a quote.' };
  const paid = showAmount(amountOf(input.origin, quote.amountIn));
  const mined = includedTransaction(track);
  if (mined !== undefined) {
    return mined.purpose === 'cancel'
      ? { status: 'confirming', sentence: `The cancel is on chain. Your ${paid} are still yours.` }
      : {
          status: 'confirming',
          sentence: `Your ${paid} left your account; 1Click is waiting for the chain.`,
        };
  }
  const overdue = lookAtOverdue(
    track,
    `Your ${paid} were sent but never confirmed, and the quote has expired.`,
  );
  if (overdue !== null) return overdue;
  if (track.sent.length > 0) {
    return {
      status: 'sent',
      sentence: `Your ${paid} are on their way to 1Click, not yet in a block.`,
    };
  }
  if (review === null || state.wantsReview) {
    return { status: 'draft', sentence: `Preparing to pay ${paid}. Nothing has been sent.` };
  }
  const again = state.refusal === null ? '' : ` ${state.refusal}`;
  return {
    status: 'awaiting signature',
    sentence: `${paid} wait for your signature.${again}`,
    waitingFor: 'SIGNATURE',
  };
}

function awaitingDeposit({ quote, input }: SwapState): Look {
  if (quote === null) return { status: 'draft', sentence: 'Asking 1Click for a quote.' };
  const paid = showAmount(amountOf(input.origin, quote.amountIn));
  const memo = quote.depositMemo === null ? '' : ` with the memo ${quote.depositMemo}`;
  return {
    status: 'needs you',
    sentence: `Send ${paid} to ${quote.depositAddress}${memo}.`,
    waitingFor: 'SEND_DEPOSIT',
  };
}

function withProvider({ quote, input, status, credited }: SwapState): Look {
  const paid = showAmount(amountOf(input.origin, quote?.amountIn ?? '0'));
  switch (status?.status) {
    case 'SUCCESS':
      return {
        status: 'settling',
        sentence: '1Click reports success; the payout is being checked on chain.',
      };
    case 'REFUNDED':
      return {
        status: 'settling',
        sentence: '1Click reports a refund; it is being checked on chain.',
      };
    default:
      // A status that goes back is shown as what it once was: the money has not gone back.
      return credited
        ? { status: 'settling', sentence: `Your ${paid} are with 1Click and being swapped.` }
        : {
            status: 'confirming',
            sentence: `Your ${paid} reached the deposit address; 1Click is confirming them.`,
          };
  }
}

const CALLS: Readonly<Record<Attention, string>> = {
  PAYOUT_MISSING:
    '1Click reports success, but nothing has arrived on chain. Keep the proof and ask 1Click.',
  PAYOUT_SHORT: 'Less than the promised minimum has arrived. Keep the proof and ask 1Click.',
  REFUND_MISSING:
    '1Click reports a refund, but nothing has come back on chain. Keep the proof and ask 1Click.',
  REFUND_SHORT: 'Less has come back than was due. Keep the proof and ask 1Click.',
  PAST_DEADLINE:
    'The deadline is long past and 1Click shows no end. Your money is with 1Click; keep the proof and ask.',
  LATE_DEPOSIT:
    'Money reached the deposit address late or twice. It is watched; keep the proof and ask 1Click.',
  DID_YOU_SEND: 'The time to send is over. Say whether you sent the deposit.',
};

/** The coin of a chain leaves no trace by which it could be found without the name of its transaction. */
const PAYOUT_UNNAMED =
  '1Click says that it paid out, but names no transaction that shows it. Look whether it has arrived; if not, keep the proof and ask 1Click.';

function attention({ status }: SwapState, code: Attention): Look {
  const told = BigInt(status?.amountOut ?? '0') > 0n;
  const unnamed = told && status?.destinationTransactions.length === 0;
  const sentence = code === 'PAYOUT_MISSING' && unnamed ? PAYOUT_UNNAMED : CALLS[code];
  return { status: 'needs you', sentence, waitingFor: code };
}

/** It ended, but a reorg took the deposit away again and nothing later of this account can pass it. */
function hangs({ track }: SwapState): Look | null {
  return lookAtOverdue(
    track,
    'The swap has ended, but its deposit has vanished from the chain and holds up what this account sends later.',
  );
}

function ended({ ending, input, quote, payouts, refunds }: SwapState): Look {
  if (ending === null) return { status: 'draft', sentence: '' };
  const word = ending.verified ? '' : ' Reported by 1Click, not verified.';
  const total = (list: readonly { readonly amount: string }[]) =>
    list.reduce((sum, { amount }) => sum + BigInt(amount), 0n).toString();
  const got = showAmount(
    amountOf(input.destination, payouts.length > 0 ? total(payouts) : (quote?.amountOut ?? '0')),
  );
  const back = showAmount(amountOf(input.origin, total(refunds)));
  const to = showAddress(input.recipient);
  switch (ending.end) {
    case 'done': {
      const rest = refunds.length > 0 ? ` ${back} were not needed and came back.` : '';
      return { status: 'done', sentence: `${got} reached ${to}.${rest}${word}` };
    }
    case 'done with part refunded':
      return {
        status: ending.end,
        sentence: `${got} reached ${to}; ${back} came back to you.${word}`,
      };
    case 'refunded':
      return {
        status: 'refunded',
        sentence:
          refunds.length > 0
            ? `${back} came back to ${showAddress(input.refundTo)}.`
            : `The deposit was returned.${word}`,
      };
    case 'cancelled':
      return { status: 'cancelled', sentence: `Cancelled. ${ending.why}` };
    case 'expired':
      return { status: 'expired', sentence: `${ending.why} Your money never left you.` };
    case 'failed':
      return { status: 'failed', sentence: ending.why };
    default:
      return ending.end satisfies never;
  }
}
