import type { ActionState } from '../action/action-state.ts';
import type { Outlook } from '../action/definition.ts';
import type { Instant } from '../ports/clock.ts';
import { showAddress, showAmount } from '../review/show.ts';
import { includedTransaction } from '../transaction/track.ts';
import { hasDeposit } from './conclude.ts';
import { depositDue } from './deposit-due.ts';
import { amountOf } from './review-step.ts';
import type { QuoteNote, SwapState } from './state.ts';

/** What may still come of a swap. */
export function swapOutlook({ state }: ActionState<SwapState>): Outlook {
  const { quote, problems, ending } = state;
  if (ending !== null || problems.length > 0) return { atWorst: null, expectedUntil: null };
  if (quote === null) return { atWorst: 'Nothing has been sent yet.', expectedUntil: null };
  return { atWorst: atWorst(state, quote), expectedUntil: expectedUntil(state, quote) };
}

function atWorst(state: SwapState, quote: QuoteNote): string {
  const { input, track, attention } = state;
  const amount = showAmount(amountOf(input.origin, quote.amountIn));
  const least = showAmount(
    amountOf(
      input.destination,
      input.swapType === 'EXACT_OUTPUT' ? quote.amountOut : quote.minAmountOut,
    ),
  );
  const back = comesBack(state, quote);
  if (hasDeposit(state)) {
    const short = state.status?.status === 'INCOMPLETE_DEPOSIT';
    const disputed = short && depositDue(state) === 0n;
    if (disputed || (attention !== null && attention !== 'DID_YOU_SEND')) {
      return 'This has to be settled with 1Click. The signed quote in the evidence file is your proof.';
    }
    if (short) {
      return `If the rest does not come before the deadline, ${back('what has arrived')}`;
    }
    return `You get at least ${least}. If the swap does not come about, ${back(`your ${deposited(state) ?? amount}`)}`;
  }
  if (input.deposit.from === 'outside') {
    return `What arrives too late or too little does not get swapped: ${back('it')} If you send nothing, nothing happens.`;
  }
  if (includedTransaction(track)?.purpose === 'cancel') {
    return 'The chain drops the cancel again; then it waits to be taken up once more.';
  }
  if (track.sent.length === 0) {
    return `Nothing leaves your account before you sign. Then you get at least ${least}; if the swap does not come about, ${back(`your ${amount}`)}`;
  }
  return `If the deposit is not taken up in time, your ${amount} stay in your account. If the swap does not come about, ${back('they')}`;
}

/** `… come back to 0x1234…abcd, less a fee of 0.02 USDC.` for one thing or several. */
function comesBack({ input }: SwapState, quote: QuoteNote): (what: string) => string {
  const to = showAddress(input.refundTo);
  const fee = BigInt(quote.refundFee ?? '0');
  const less =
    fee === 0n ? '' : `, less a fee of ${showAmount(amountOf(input.origin, fee.toString()))}`;
  return (what) => {
    const one = what === 'it' || what.startsWith('what ');
    return `${what} ${one ? 'comes' : 'come'} back to ${to}${less}.`;
  };
}

/** What has been seen to reach the deposit address; null where we could not look. */
function deposited({ input, deposits }: SwapState): string | null {
  if (deposits.length === 0) return null;
  const sum = deposits.reduce((total, { amount }) => total + BigInt(amount), 0n);
  return showAmount(amountOf(input.origin, sum.toString()));
}

/** Counted from when the deposit was sent, or from the provider's last word where it was not ours. */
function expectedUntil(state: SwapState, { timeEstimateMs }: QuoteNote): Instant | null {
  const { track, status, attention } = state;
  if (attention !== null || track.overdue) return null;
  const [first] = track.sent;
  if (first !== undefined) return first.recordedAt + timeEstimateMs;
  return hasDeposit(state) && status !== null ? status.at + timeEstimateMs : null;
}
