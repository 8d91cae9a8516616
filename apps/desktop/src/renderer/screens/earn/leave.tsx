import type { EarnAccount, Grant, Position } from '../../../contract/earn.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Section } from '../../ui/page.tsx';
import { Warnings } from '../../ui/warnings.tsx';
import { names } from '../holdings/holdings.ts';
import { useBegin } from './use-begin.ts';

/** What the owner can do alone, on chain: it works whatever 1tx does, and with 1tx gone. */
export function Leave({
  account: { owner, chains },
  grants,
  held,
}: {
  readonly account: EarnAccount;
  readonly grants: readonly Grant[];
  readonly held: readonly Position[];
}) {
  const removal = useBegin('removal');
  const exit = useBegin('exit');
  const readable = chains.filter(({ usdcFrom }) => usdcFrom === 'chain');
  if (readable.length === 0) return null;
  const failure = removal.failure ?? exit.failure;
  const stays = held.filter(({ worthFrom }) => worthFrom !== 'chain').map(({ name }) => name);
  return (
    <Section title="Without 1tx">
      <p className="max-w-words text-soft">
        Both are done by you, on chain, with gas from your wallet. 1tx is not asked, cannot prevent
        it, and need not be there. You read every call before you sign.
      </p>
      {stays.length > 0 && (
        <Warnings
          list={[
            {
              code: 'STAYS_BEHIND',
              weight: 'risk',
              sentence: `No vault on chain gives ${names(stays)} back by itself, so taking everything out leaves that in the account. Take it back through 1tx first.`,
            },
          ]}
        />
      )}
      {failure !== null && <FailureNote title="It was not written down" failure={failure} />}
      <ul aria-label="What you can do alone" className="rows border-y border-hairline">
        {readable.map(({ chain }) => {
          const granted = grants.some(
            (grant) => grant.chain.id === chain.id && grant.onChain !== 'void',
          );
          const wish = { owner: owner.address, chain: chain.id };
          return (
            <li
              key={chain.id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3"
            >
              <span>{chain.name}</span>
              <span className="flex flex-wrap gap-2">
                <Button
                  small
                  aria-label={`End every right on ${chain.name}`}
                  busy={removal.running}
                  disabled={!granted}
                  onClick={() => void removal.run(wish)}
                >
                  End every right
                </Button>
                <Button
                  small
                  aria-label={`Take everything out on ${chain.name}`}
                  busy={exit.running}
                  onClick={() => void exit.run(wish)}
                >
                  Take everything out
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
