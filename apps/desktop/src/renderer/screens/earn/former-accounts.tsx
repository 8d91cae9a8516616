import type { EarnAccount, FormerAccount } from '../../../contract/earn.ts';
import { Address } from '../../ui/address.tsx';
import { Section } from '../../ui/page.tsx';
import { Alone } from './alone.tsx';
import { GrantCard } from './grant-card.tsx';

/** Accounts that are not used now, and the rights that were given on them: those go on all the same. */
export function FormerAccounts({ account: { owner, former } }: { readonly account: EarnAccount }) {
  if (former.length === 0) return null;
  return (
    <Section title="Rights on accounts that are not used now">
      {former.map((one) => (
        <section key={one.account} aria-label={one.account} className="flex flex-col gap-4">
          <p className="max-w-words text-soft">
            {one.computed
              ? 'You gave these before you agreed to another account. This one is computed from your address.'
              : 'You gave these while you used the account that 1tx named.'}{' '}
            They go on until they end, whichever account you use.
          </p>
          <Address address={one.account} show="whole" />
          <ul
            aria-label="Grants of an account that is not used"
            className="rows border-y border-hairline"
          >
            {one.grants.map((grant) => (
              <li key={`${grant.chain.id} ${grant.signed?.actionId ?? ''}`} className="py-5">
                <GrantCard grant={grant} owner={owner.address} answered={null} right={null} />
              </li>
            ))}
          </ul>
          <Alone owner={owner.address} account={one.account} chains={chainsOf(one)} />
        </section>
      ))}
    </Section>
  );
}

function chainsOf({ grants }: FormerAccount) {
  return [...new Map(grants.map(({ chain }) => [chain.id, chain])).values()];
}
