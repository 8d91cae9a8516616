import { Link } from '@tanstack/react-router';
import type { EarnAccount } from '../../../contract/earn.ts';
import type { NamedChain } from '../../../contract/values.ts';
import type { Right } from './right.ts';

/** Where 1tx may not act: what has to come first, and the way there. */
export function NoRight({
  right,
  chain,
  account: { owner, told },
}: {
  readonly right: Right;
  readonly chain: NamedChain;
  readonly account: EarnAccount;
}) {
  if (right === 'held') return null;
  return (
    <p className="border-l-2 border-wait bg-wait-wash px-4 py-3">
      {right === 'unknown' &&
        `Whether 1tx may act on ${chain.name} is not known at the moment. ${told.failure?.message ?? ''}`}
      {right === 'over' && `The right you gave 1tx on ${chain.name} has ended. `}
      {right === 'none' &&
        `1tx may not act for this account on ${chain.name} yet; a right holds on one chain only. `}
      {right !== 'unknown' && (
        <Link
          to="/earn/do/$wish"
          params={{ wish: 'authorize' }}
          search={{ owner: owner.address, chain: chain.id }}
          className="font-medium underline underline-offset-4"
        >
          Authorize {chain.name}
        </Link>
      )}
    </p>
  );
}
