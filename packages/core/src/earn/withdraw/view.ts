import type { ActionState } from '../../action/action-state.ts';
import type { ActionView } from '../../action/definition.ts';
import { showAddress } from '../../review/show.ts';
import type { Look } from '../../transaction/view-track.ts';
import { chainName, showAsset } from '../asset.ts';
import { SERVICE } from '../provider-name.ts';
import { effectOf, otherEffect, UNREADABLE } from './effect.ts';
import {
  isUndecided,
  isWatchedOn,
  MAY_BE_A_RIGHT,
  type WithdrawAttention,
  type WithdrawState,
} from './state.ts';

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
    open: ending === null || callOf(action.state) !== null,
    watching: ending === null || isWatchedOn(action.state),
    summary: {
      provider: SERVICE,
      owner: input.owner,
      account: input.account,
      chain: input.usdc.chain,
      pays: { ...input.usdc, units: input.amount },
      prepared: prepared !== null,
      undecided: isUndecided(action.state),
      ...(sealed === null ? {} : { userOpHash: sealed.digest }),
      ...(seen === null ? {} : { transaction: seen.transactionHash }),
      ...(actionId === null ? {} : { serviceActionId: actionId }),
      ...(ending === null ? {} : { verified: ending.verified }),
    },
    searchText: [...words, sealed?.digest ?? '', seen?.transactionHash ?? ''].join(' '),
    outlook: {
      atWorst: atWorst(action.state),
      expectedUntil:
        sealed === null || ending !== null || callOf(action.state) !== null
          ? null
          : sealed.at + TAKES_MS,
    },
  };
}

function atWorst({ ending, sealed, seen, takenOver }: WithdrawState): string | null {
  if (ending?.verified === true || takenOver) return null;
  if (ending !== null && seen?.final === true) return null;
  return sealed === null
    ? 'Nothing moves before you sign. What you sign cannot be read; at worst it moves everything the account holds, now or later, or gives somebody a lasting right.'
    : `Until the chain shows it, the signature may stay good. At worst it does something else than was said. ${MAY_BE_A_RIGHT}`;
}

/**
 * What the person is called for. That something else was done they learn with the first block that shows
 * it, also after they gave up waiting; where the chain takes that block back, so does this.
 */
function callOf(state: WithdrawState): WithdrawAttention | null {
  const settled = state.ending !== null && !isWatchedOn(state);
  return effectOf(state) === 'other' && !settled ? 'OTHER_EFFECT' : state.attention;
}

function lookAt({ state, review, openIntent, inDoubt }: ActionState<WithdrawState>): Look {
  const { input, ending, sealed, seen } = state;
  const amount = showAsset(input.usdc, input.amount);
  const to = showAddress(input.owner);
  const call = callOf(state);
  if (call !== null) {
    return { status: 'needs you', sentence: CALLS[call](amount, state), waitingFor: call };
  }
  switch (ending?.end) {
    case undefined:
      break;
    case 'done':
      return { status: 'done', sentence: `${amount} reached ${to}. ${ending?.why ?? ''}`.trim() };
    case 'cancelled':
      return { status: 'cancelled', sentence: `Cancelled. It moved none of your ${amount}.` };
    default:
      return { status: ending?.end ?? 'failed', sentence: ending?.why ?? '' };
  }
  if (seen !== null) {
    return seen.succeeded
      ? { status: 'confirming', sentence: `${amount} reached ${to}; the chain is confirming it.` }
      : { status: 'confirming', sentence: 'It failed on chain; the chain is confirming that.' };
  }
  if (sealed !== null) {
    const doubt = [...answered(state, inDoubt)].map((words) => ` ${words}`).join('');
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

/** What the service's answer to the signature leaves open. */
function* answered(
  { accepted, refused, toldOperation }: WithdrawState,
  inDoubt: boolean,
): Iterable<string> {
  if (inDoubt) {
    const words = refused === null ? '' : `: ${refused.message.replace(/\.$/, '')}`;
    yield `${SERVICE} refused it, which proves nothing${words}.`;
  }
  if (refused?.code === 'NOT_PREPARED') {
    yield 'Perhaps another program prepared a withdrawal meanwhile.';
  }
  if (accepted && toldOperation === null) {
    yield `${SERVICE} did not name the operation it began, so nobody has compared it with what you signed.`;
  }
}

const CALLS: Readonly<Record<WithdrawAttention, (amount: string, state: WithdrawState) => string>> =
  {
    WITHDRAWAL_IN_DOUBT: (amount, state) =>
      [
        `Nobody knows whether ${amount} will still be withdrawn: the signature is out and the chain shows nothing.`,
        ...answered(state, state.refused !== null),
        MAY_BE_A_RIGHT,
      ].join(' '),
    OTHER_OPERATION: () =>
      `${SERVICE} began another operation than the one you signed. Perhaps another program prepared a withdrawal meanwhile; the chain is being watched.`,
    OTHER_EFFECT: (_, state) =>
      [
        otherEffect(state),
        ...(state.seen?.final === true ? [] : ['The chain is still confirming it.']),
        'Look at the transaction, keep the evidence, end the rights on chain, and leave the account if you do not know why.',
      ].join(' '),
    UNREAD_EFFECT: (amount) =>
      `What you signed was carried out and paid you ${amount}. ${UNREADABLE} Look at the transaction before you close this.`,
  };
