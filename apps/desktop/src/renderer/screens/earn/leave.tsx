import type { EarnAccount, Position } from '../../../contract/earn.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Section } from '../../ui/page.tsx';
import { Warnings } from '../../ui/warnings.tsx';
import { names } from '../holdings/holdings.ts';
import { useBegin } from './use-begin.ts';

/** What the owner can do alone, on chain: it works whatever 1tx does, and with 1tx gone. */
export function Leave({
  account: { owner, chains },
  held,
}: {
  readonly account: EarnAccount;
  readonly held: readonly Position[];
}) {
  const removal = useBegin('removal');
  const exit = useBegin('exit');
  const readable = chains.filter(({ usdcFrom }) => usdcFrom === 'chain');
  if (readable.length === 0) return null;
  const failure = removal.failure ?? exit.failure;
  const asTheyAre = held.filter(({ worthFrom }) => worthFrom !== 'chain').map(({ name }) => name);
  return (
    <Section title="Without 1tx">
      <p className="max-w-words text-soft">
        Both are done by you, on chain, with gas from your wallet. 1tx is not asked, cannot prevent
        it, and need not be there. You read every call before you sign. Rights that were signed for
        the account as it is, or for one of its next turns, end with either, if what you sign says
        so; one that was signed for a later turn cannot be seen, and only the account of a new
        address is safe from it.
      </p>
      {asTheyAre.length > 0 && (
        <Warnings
          list={[
            {
              code: 'GOES_AS_IT_IS',
              weight: 'note',
              sentence: `Nobody could say on chain what ${names(asTheyAre)} is worth in USDC. Taking everything out sends what no vault gives back to your wallet as it is, to be redeemed from there; what cannot leave is named before you sign.`,
            },
          ]}
        />
      )}
      {failure !== null && <FailureNote title="It was not written down" failure={failure} />}
      <ul aria-label="What you can do alone" className="rows border-y border-hairline">
        {readable.map(({ chain }) => {
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
