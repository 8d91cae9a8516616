import type { SmartAccountState } from '../../ports/smart-account.ts';
import { chainName } from '../asset.ts';
import { obeysInstead } from '../obeys.ts';
import { SERVICE } from '../provider-name.ts';
import type { RightStands } from '../rights/judge.ts';
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
  /** A right was signed here, and the chain does not show that it was ended there. */
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

function rightOf({ chain, owner, there, right, signed }: MoveFacts): string {
  // Whoever holds it does with it what they like.
  if (there !== null && obeysInstead(there, owner) !== null) return '';
  const where = chainName(chain);
  switch (right) {
    case 'held':
    case 'told':
      return `${SERVICE} says that it may act for the account there, within what you authorized.`;
    case 'ended':
      return `The rights that the account gave there have ended on chain, whatever ${SERVICE} says.`;
    case 'over':
      return `The end of the right you gave ${SERVICE} there has passed.`;
    default:
      if (signed) {
        return `You signed a right for ${SERVICE} to act for the account there, and it was not ended on chain.`;
      }
      return right === 'none'
        ? `${SERVICE} says that it has no right on ${where}.`
        : `Whether ${SERVICE} may act for the account there is not known now.`;
  }
}
