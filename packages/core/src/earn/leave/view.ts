import type { ActionState } from '../../action/action-state.ts';
import type { ActionView } from '../../action/definition.ts';
import { type ChainId, confirmationMsOf } from '../../chain/index.ts';
import { includedTransaction } from '../../transaction/track.ts';
import { type Look, lookAtOverdue, lookAtReplacement } from '../../transaction/view-track.ts';
import { chainName, showAsset } from '../asset.ts';
import { sealedOf } from './carried-out.ts';
import type { LeaveInput } from './input.ts';
import type { LeaveState, PlannedLeave } from './state.ts';

/** What leaving an account looks like from outside. */
export function viewLeave(action: ActionState<LeaveState>): ActionView {
  const { input, ending, plan, track, sealed, operation } = action.state;
  const received = operation === null ? (plan?.worth ?? null) : operation.received;
  const told = operation === null ? plan : sealedOf(sealed, operation.userOpHash);
  const { asIs = [] } = told ?? {};
  const look = lookAt(action);
  const hashes = track.sent.map(({ hash }) => hash);
  const last = track.sent.at(-1);
  return {
    status: look.status,
    sentence: look.sentence,
    waitingFor: look.waitingFor ?? null,
    open: ending === null,
    watching: ending === null,
    summary: {
      owner: input.owner,
      account: input.account,
      chain: input.usdc.chain,
      transactions: track.sent.map(({ hash, purpose, nonce }) => ({ hash, purpose, nonce })),
      ...(plan === null ? {} : { userOpHash: plan.userOpHash, does: plan.does }),
      ...(received === null || input.purpose === 'removal' || (received === '0' && asIs.length > 0)
        ? {}
        : { receives: { ...input.usdc, units: received } }),
      ...(operation === null ? {} : { transaction: operation.hash }),
      ...(ending === null ? {} : { verified: ending.verified }),
      fee: track.included?.fee ?? null,
    },
    searchText: [
      input.purpose === 'exit' ? 'exit leave earn' : 'remove grant earn',
      input.account,
      input.owner,
      plan?.userOpHash ?? '',
      operation?.hash ?? '',
      ...hashes,
    ].join(' '),
    outlook: {
      atWorst:
        ending !== null
          ? ending.verified
            ? null
            : STAYS_GOOD
          : sealed.length === 0
            ? 'Nothing moves before you sign. All of it happens, or none.'
            : `It is not carried out, and only the network fee is gone. ${STAYS_GOOD}`,
      expectedUntil:
        ending !== null || last === undefined || track.overdue
          ? null
          : last.recordedAt + confirmationMsOf(last.chain as ChainId),
    },
  };
}

const STAYS_GOOD =
  'The operation you signed stays good: whoever has seen it can have it carried out, until another operation of the account takes its place.';

function lookAt(action: ActionState<LeaveState>): Look {
  const { state, review } = action;
  const { input, ending, track, plan } = state;
  const where = chainName(input.usdc.chain);
  const what =
    input.purpose === 'exit'
      ? `Taking everything out of the account on ${where}`
      : `Ending the rights on the account on ${where}`;
  if (ending !== null) return { status: ending.end, sentence: ending.why };
  const replacement = lookAtReplacement(track, review?.review);
  if (replacement !== null) return replacement;
  if (state.attention !== null) {
    const went =
      track.included === null
        ? 'nothing more is sent'
        : includedTransaction(track)?.purpose === 'cancel'
          ? 'the transaction was cancelled'
          : 'the transaction did not carry it out';
    return {
      status: 'needs you',
      sentence: `${what}: ${went}. ${STAYS_GOOD}`,
      waitingFor: state.attention,
    };
  }
  if (track.included !== null) {
    const cancel = includedTransaction(track)?.purpose === 'cancel';
    return {
      status: 'confirming',
      sentence: cancel
        ? 'The cancel is on chain and being confirmed.'
        : `${what}: on chain, and being confirmed.`,
    };
  }
  const overdue = lookAtOverdue(track, `${what} was sent but never confirmed.`);
  if (overdue !== null) return overdue;
  if (track.sent.length > 0) return { status: 'sent', sentence: `${what}: not yet in a block.` };
  if (review === null || state.wantsReview || plan === null) {
    return { status: 'draft', sentence: `${what}: reading what there is.` };
  }
  const worth = input.purpose === 'exit' ? comesOut(input, plan) : '';
  const again = state.refusal === null ? '' : ` ${state.refusal}`;
  return {
    status: 'awaiting signature',
    sentence: `${what} waits for your signature.${worth}${again}`,
    waitingFor: 'SIGNATURE',
  };
}

/** In USDC about so much; what goes as it is exactly. */
function comesOut({ usdc }: LeaveInput, { worth, asIs = [] }: PlannedLeave): string {
  const others = asIs.join(' and ');
  if (others === '') return ` About ${showAsset(usdc, worth)} come out.`;
  return worth === '0'
    ? ` ${others} come out as they are.`
    : ` About ${showAsset(usdc, worth)} come out, and ${others} as they are.`;
}
