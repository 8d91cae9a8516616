import { Link } from '@tanstack/react-router';
import type { Compared } from '../../../contract/ledger.ts';
import { ToneWord } from '../../ui/status-word.tsx';

/** Ledger at the left, world at the right, and whether they agree. */
export function ComparedList({ list }: { readonly list: readonly Compared[] }) {
  if (list.length === 0) {
    return (
      <p className="border-y border-hairline py-4 text-soft">
        No action was open at that moment, and no account has sent what this ledger does not know
        of.
      </p>
    );
  }
  return (
    <ul className="rows border-y border-hairline">
      {list.map((each) => (
        <li key={`${each.actionId} ${each.ledgerSays}`} className="flex flex-col gap-2 py-4">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            {each.actionId === null ? (
              <span className="font-medium first-letter:uppercase">{each.kind}</span>
            ) : (
              <Link
                to="/activity/$actionId"
                params={{ actionId: each.actionId }}
                className="rounded-mark font-medium first-letter:uppercase hover:underline"
              >
                {each.kind}
              </Link>
            )}
            <Verdict agrees={each.agrees} />
          </div>
          <dl className="grid gap-x-6 gap-y-1 narrow:grid-cols-2">
            <div>
              <dt className="text-note text-faint">The ledger says</dt>
              <dd>{each.ledgerSays}</dd>
            </div>
            <div>
              <dt className="text-note text-faint">The world says</dt>
              <dd>{each.worldSays}</dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Verdict({ agrees }: { readonly agrees: boolean | null }) {
  if (agrees === null) return <ToneWord tone="wait">not known</ToneWord>;
  return agrees ? (
    <ToneWord tone="go">they agree</ToneWord>
  ) : (
    <ToneWord tone="stop">they differ</ToneWord>
  );
}
