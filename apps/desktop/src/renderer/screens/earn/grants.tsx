import { useNavigate } from '@tanstack/react-router';
import type { EarnAccount } from '../../../contract/earn.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { GrantCard } from './grant-card.tsx';

/** Who else may act for the account, where, how far, and until when. */
export function Grants({
  account: { owner, grants, told, chains },
}: {
  readonly account: EarnAccount;
}) {
  const navigate = useNavigate();
  const authorize = (): void =>
    void navigate({
      to: '/earn/do/$wish',
      params: { wish: 'authorize' },
      search: { owner: owner.address },
    });
  return (
    <Section
      title="Who may act for it"
      aside={
        <Button small onClick={authorize}>
          Authorize a chain
        </Button>
      }
    >
      {grants.length === 0 ? (
        <div className="border-y border-hairline py-6">
          <p className="max-w-words text-soft">
            {told.failure === null
              ? 'Nobody but you.'
              : 'From here nobody was let; 1tx could not be asked.'}{' '}
            To put USDC to work without gas you let 1tx act for this account on a chain, within a
            cap and until an end; you read what you sign.
          </p>
        </div>
      ) : (
        <ul aria-label="Grants" className="rows border-y border-hairline">
          {grants.map((grant) => (
            <li key={`${grant.chain.id} ${grant.signed?.actionId ?? ''}`} className="py-5">
              <GrantCard
                grant={grant}
                owner={owner.address}
                answered={told.failure === null}
                right={chains.find(({ chain }) => chain.id === grant.chain.id)?.right ?? null}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
