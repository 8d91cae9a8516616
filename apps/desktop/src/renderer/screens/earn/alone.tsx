import type { NamedChain } from '../../../contract/values.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useBegin } from './use-begin.ts';

/** What the owner does alone on each chain: with the account that is used, or with one that was. */
export function Alone({
  owner,
  account,
  chains,
}: {
  readonly owner: string;
  /** One that is not used any more; null for the one that is. */
  readonly account: string | null;
  readonly chains: readonly NamedChain[];
}) {
  const removal = useBegin('removal');
  const exit = useBegin('exit');
  const failure = removal.failure ?? exit.failure;
  const of = account === null ? '' : ` of ${account}`;
  return (
    <>
      {failure !== null && <FailureNote title="It was not written down" failure={failure} />}
      <ul
        aria-label={`What you can do alone${account === null ? '' : ` with ${account}`}`}
        className="rows border-y border-hairline"
      >
        {chains.map(({ id, name }) => {
          const wish = { owner, chain: id, ...(account === null ? {} : { account }) };
          return (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3"
            >
              <span>{name}</span>
              <span className="flex flex-wrap gap-2">
                <Button
                  small
                  aria-label={`End every right on ${name}${of}`}
                  busy={removal.running}
                  onClick={() => void removal.run(wish)}
                >
                  End every right
                </Button>
                <Button
                  small
                  aria-label={`Take everything out on ${name}${of}`}
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
    </>
  );
}
