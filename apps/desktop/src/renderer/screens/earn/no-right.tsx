import { Link } from '@tanstack/react-router';
import type { EarnAccount } from '../../../contract/earn.ts';
import type { NamedChain } from '../../../contract/values.ts';
import { mayAct, type Right } from './right.ts';

/** Where 1tx may not act, or only by its own word: what that means, and the way to a right. */
export function NoRight({
  right,
  chain,
  account,
}: {
  readonly right: Right;
  readonly chain: NamedChain;
  readonly account: EarnAccount;
}) {
  if (right === 'held') return null;
  return (
    <p className="border-l-2 border-wait bg-wait-wash px-4 py-3">
      {sentence(right, chain, account)}{' '}
      {!mayAct(right) && right !== 'unknown' && (
        <Link
          to="/earn/do/$wish"
          params={{ wish: 'authorize' }}
          search={{ owner: account.owner.address, chain: chain.id }}
          className="font-medium underline underline-offset-4"
        >
          Authorize {chain.name}
        </Link>
      )}
    </p>
  );
}

function sentence(
  right: Right,
  { id, name }: NamedChain,
  { told, chains, grants }: EarnAccount,
): string {
  switch (right) {
    case 'held':
      return '';
    case 'told': {
      const here = grants.filter(({ chain, signed }) => chain.id === id && signed !== null);
      const before = here.some(({ onChain }) => onChain === 'void')
        ? 'What you signed here has ended on chain: it would be by a right that was not given from here'
        : 'Nothing that you signed here is seen to hold there';
      return `1tx says that it may act on ${name}. ${before}, and no chain lists such rights: it is 1tx’s word alone.`;
    }
    case 'stopped':
      return `1tx says that it does not act for you on ${name} any more. What you signed there was not seen to end on chain.`;
    case 'ended':
      return `What you signed for 1tx on ${name} has ended on chain, and 1tx names no other right.`;
    case 'over':
      return `As far as is known here, the end of every right of 1tx on ${name} has passed.`;
    case 'none':
      return `1tx may not act for this account on ${name} yet; a right holds on one chain only.`;
    case 'unknown': {
      const why = told.failure ?? chains.find(({ chain }) => chain.id === id)?.failure ?? null;
      const because =
        why?.message ?? 'The servers of the chain do not answer, or contradict each other.';
      return `Whether 1tx may act on ${name} is not known at the moment. ${because}`;
    }
  }
}
