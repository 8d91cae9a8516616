import type { SmartAccountState } from '../../ports/smart-account.ts';
import { chainName } from '../asset.ts';
import { obeysInstead } from '../obeys.ts';
import { SERVICE } from '../provider-name.ts';
import type { Before, RightStands } from '../rights/judge.ts';
import { onlyTold } from '../rights/words.ts';
import { sameAddress } from '../shape.ts';

/** What is known of an account on one chain. */
export interface MoveFacts {
  /** CAIP-2. */
  readonly chain: string;
  readonly owner: string;
  readonly account: string;
  /** What the owner's address makes of itself. */
  readonly computed: string;
  /** As the chain has it now; null where it could not be asked. */
  readonly there: SmartAccountState | null;
  /** Whether the service may act there. */
  readonly right: RightStands;
  /** What became of the rights from before. */
  readonly before: Before;
  /** A right was signed here whose end has not passed, and the chain does not show that it was ended. */
  readonly signed: boolean;
}

/**
 * Who can move what lies in an account on a chain, in sentences: what the chain shows, and what is only
 * the service's word. It never says "only": a chain does not list the rights on an account.
 */
export function whoMoves(facts: MoveFacts): string {
  return [rootOf(facts), rightOf(facts)].filter((sentence) => sentence !== '').join(' ');
}

function rootOf({ chain, owner, account, computed, there }: MoveFacts): string {
  const where = chainName(chain);
  if (there === null) return `${where} could not be asked whom the account obeys there.`;
  const instead = obeysInstead(there, owner);
  if (instead !== null) {
    return there.owner === null
      ? `On ${where} the account is guarded by ${instead}, and nobody here can tell that it obeys you.`
      : `On ${where} the account obeys ${instead}, who is not you.`;
  }
  if (there.deployed) return `On ${where} the account obeys your key.`;
  return sameAddress(account, computed)
    ? `The account is not on ${where} yet, and comes about there as your key's.`
    : `The account is not on ${where} yet; that it will obey your key there is ${SERVICE}'s word.`;
}

function rightOf({ chain, owner, there, right, before, signed }: MoveFacts): string {
  // Whoever holds it does with it what they like.
  if (there !== null && obeysInstead(there, owner) !== null) return '';
  const where = chainName(chain);
  if (right === 'held') {
    return `${SERVICE} says that it may act for the account there, within what you authorized.`;
  }
  // Whatever the service says: its word ends nothing on the chain.
  if (signed) {
    return `You signed a right for ${SERVICE} to act for the account there, and it was not seen to end on chain.`;
  }
  switch (right) {
    case 'told':
      return onlyTold(where, before);
    case 'ended':
      return `What you signed for ${SERVICE} there has ended on chain, and ${SERVICE} names no other right.`;
    case 'over':
      return `As far as is known here, the end of every right of ${SERVICE} there has passed.`;
    case 'none':
      return `${SERVICE} says that it has no right on ${where}.`;
    default:
      return `Whether ${SERVICE} may act for the account there is not known now.`;
  }
}
