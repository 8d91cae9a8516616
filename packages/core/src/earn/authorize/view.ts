import type { ActionState } from '../../action/action-state.ts';
import type { ActionView } from '../../action/definition.ts';
import { showAddress } from '../../review/show.ts';
import type { Look } from '../../transaction/view-track.ts';
import { chainName, showAsset } from '../asset.ts';
import { SERVICE } from '../provider-name.ts';
import type { AuthorizeState } from './state.ts';

/** A refusal takes nothing back: whoever has the signature can put it on chain. */
const STAYS_GOOD = `The signature is out and stays good until its end, whatever ${SERVICE} answers; only a removal on chain ends it earlier.`;

/** What an authorization looks like from outside. */
export function viewAuthorize(action: ActionState<AuthorizeState>): ActionView {
  const { input, ending } = action.state;
  const look = lookAt(action);
  return {
    status: look.status,
    sentence: look.sentence,
    waitingFor: look.waitingFor ?? null,
    open: ending === null,
    watching: ending === null,
    summary: {
      provider: SERVICE,
      chain: input.usdc.chain,
      owner: input.owner,
      account: input.account,
      spendCap: { ...input.usdc, units: input.spendCap },
      expiresAt: input.expiresAt,
      signed: action.state.sealedAt !== null,
      verified: ending?.verified ?? null,
    },
    searchText: `authorize grant ${SERVICE} ${chainName(input.usdc.chain)} ${input.account} ${input.owner}`,
    outlook: {
      atWorst:
        ending === null || action.state.sealedAt !== null
          ? `With your signature ${SERVICE} can do until its end whatever the grant allows, also after you have asked it to stop; only a removal on chain ends that earlier.`
          : null,
      expectedUntil: null,
    },
  };
}

function lookAt({ state, review, inDoubt }: ActionState<AuthorizeState>): Look {
  const { input, ending, offer } = state;
  const where = chainName(input.usdc.chain);
  const cap = showAsset(input.usdc, input.spendCap);
  switch (ending?.end) {
    case undefined:
      break;
    case 'done':
      return {
        status: 'done',
        sentence: `${SERVICE} may act for your account on ${where}, up to ${cap} a period.`,
      };
    case 'cancelled':
      return { status: 'cancelled', sentence: 'Cancelled before signing. Nothing is allowed.' };
    default:
      return {
        status: 'failed',
        sentence:
          state.sealedAt === null
            ? `${ending?.why ?? ''} Nothing was allowed.`
            : `${ending?.why ?? ''} ${STAYS_GOOD}`,
      };
  }
  if (state.attention !== null) {
    return {
      status: 'needs you',
      sentence: `${SERVICE} has your signature but does not show the grant. It may still use it; end it on chain, or ask ${SERVICE}.`,
      waitingFor: state.attention,
    };
  }
  if (state.confirmedAt !== null) {
    return { status: 'confirming', sentence: `${SERVICE} has your signature for ${where}.` };
  }
  if (inDoubt) {
    return {
      status: 'needs you',
      sentence: `Nobody knows whether ${SERVICE} has your signature. Look at the grants of the account; end them on chain if you are in doubt.`,
      waitingFor: 'GRANT_IN_DOUBT',
    };
  }
  if (state.sealedAt !== null) {
    return { status: 'sent', sentence: `Your signature is on its way to ${SERVICE}.` };
  }
  if (offer === null || review === null || state.wantsReview) {
    return { status: 'draft', sentence: `Asking ${SERVICE} what is to be signed for ${where}.` };
  }
  const again = state.refusal === null ? '' : ` ${state.refusal}`;
  return {
    status: 'awaiting signature',
    sentence: `What ${SERVICE} may do on ${where} for ${showAddress(input.account)} waits for your signature.${again}`,
    waitingFor: 'SIGNATURE',
  };
}
