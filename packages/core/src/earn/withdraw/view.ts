import type { ActionState } from '../../action/action-state.ts';
import type { ActionView } from '../../action/definition.ts';
import { showAddress } from '../../review/show.ts';
import type { Look } from '../../transaction/view-track.ts';
import { chainName, showAsset } from '../asset.ts';
import { SERVICE } from '../provider-name.ts';
import type { WithdrawAttention, WithdrawState } from './state.ts';

const TAKES_MS = 2 * 60_000;

/** What a withdrawal looks like from outside. */
export function viewWithdrawal(action: ActionState<WithdrawState>): ActionView {
  const { input, ending, sealed, seen, prepared, actionId } = action.state;
  const look = lookAt(action);
  const words = ['withdraw', SERVICE, input.usdc.symbol, input.owner, input.account];
  return {
    status: look.status,
    sentence: look.sentence,
    waitingFor: look.waitingFor ?? null,
    open: ending === null,
    watching: ending === null,
    summary: {
      provider: SERVICE,
      owner: input.owner,
      account: input.account,
      chain: input.usdc.chain,
      pays: { ...input.usdc, units: input.amount },
      prepared: prepared !== null,
      ...(sealed === null ? {} : { userOpHash: sealed.digest }),
      ...(seen === null ? {} : { transaction: seen.transactionHash }),
      ...(actionId === null ? {} : { serviceActionId: actionId }),
      ...(ending === null ? {} : { verified: ending.verified }),
    },
    searchText: [...words, sealed?.digest ?? '', seen?.transactionHash ?? ''].join(' '),
    outlook: {
      atWorst: atWorst(action.state),
      expectedUntil:
        sealed === null || ending !== null || action.state.attention !== null
          ? null
          : sealed.at + TAKES_MS,
    },
  };
}

function atWorst({ ending, sealed }: WithdrawState): string | null {
  if (ending?.verified === true) return null;
  return sealed === null
    ? 'Nothing moves before you sign. What you sign cannot be read; at worst it moves everything the account holds.'
    : 'The signature stays good until it or another operation of yours is carried out. At worst it does something else than was said.';
}

function lookAt({ state, review, openIntent, inDoubt }: ActionState<WithdrawState>): Look {
  const { input, ending, attention, sealed, seen } = state;
  const amount = showAsset(input.usdc, input.amount);
  const to = showAddress(input.owner);
  switch (ending?.end) {
    case undefined:
      break;
    case 'done':
      return { status: 'done', sentence: `${amount} reached ${to}.` };
    case 'cancelled':
      return { status: 'cancelled', sentence: `Cancelled. Your ${amount} are in the account.` };
    default:
      return { status: ending?.end ?? 'failed', sentence: ending?.why ?? '' };
  }
  if (attention !== null) {
    return { status: 'needs you', sentence: CALLS[attention](amount), waitingFor: attention };
  }
  if (seen !== null) {
    return seen.succeeded
      ? { status: 'confirming', sentence: `${amount} reached ${to}; the chain is confirming it.` }
      : { status: 'confirming', sentence: 'It failed on chain; the chain is confirming that.' };
  }
  if (sealed !== null) {
    const doubt = inDoubt ? ` ${SERVICE} refused it, which proves nothing.` : '';
    return openIntent !== null && !inDoubt
      ? { status: 'sent', sentence: `Your signature for ${amount} is on its way to ${SERVICE}.` }
      : {
          status: 'sent',
          sentence: `${amount} are to leave the account on ${chainName(input.usdc.chain)}; the chain is being watched.${doubt}`,
        };
  }
  if (state.prepared === null || review === null || state.wantsReview) {
    return { status: 'draft', sentence: `Asking ${SERVICE} what is to be signed for ${amount}.` };
  }
  const again = state.refusal === null ? '' : ` ${state.refusal}`;
  return {
    status: 'awaiting signature',
    sentence: `${amount} to ${to} wait for your signature.${again}`,
    waitingFor: 'SIGNATURE',
  };
}

const CALLS: Readonly<Record<WithdrawAttention, (amount: string) => string>> = {
  WITHDRAWAL_IN_DOUBT: (amount) =>
    `Nobody knows whether ${amount} will still be withdrawn: the signature is out and the chain shows nothing. Any other operation of yours on this account ends that.`,
  OTHER_OPERATION: () =>
    `${SERVICE} began another operation than the one you signed. Perhaps another program prepared a withdrawal meanwhile; the chain is being watched.`,
  OTHER_EFFECT: (amount) =>
    `What you signed was carried out and did not pay you ${amount}. Look at the transaction, keep the evidence, and leave the account if you do not know why.`,
};
