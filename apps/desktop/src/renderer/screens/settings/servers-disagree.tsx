import type { Disagreement } from '../../../contract/network.ts';
import { useRead } from '../../client/read.ts';
import { Section } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';

/** What the servers of one chain told differently since the ledger was opened, the newest first. */
export function ServersDisagree() {
  const told = useRead('networks', 'disagreements', undefined);
  if (told.state !== 'full') return null;
  return (
    <Section title="Whether they agree">
      {told.value.length === 0 ? (
        <p className="max-w-words text-soft">
          No two servers of one chain have told different stories since the ledger was opened.
        </p>
      ) : (
        <>
          <p className="max-w-words text-soft">
            Servers told different stories. Nothing counts as final until they agree; an endpoint
            that keeps standing alone is best replaced.
          </p>
          <ul aria-label="Different stories" className="rows border-y border-hairline">
            {told.value.map((one) => (
              <Story key={`${one.chain.id} ${one.subject} ${one.about}`} told={one} />
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Story({ told: { chain, subject, about, said, at } }: { readonly told: Disagreement }) {
  return (
    <li className="flex flex-col gap-2 py-3">
      <span className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">
          {subject === 'receipt' ? 'What came of a transaction' : `Final block ${about}`} on{' '}
          {chain.name}
        </span>
        <span className="text-note text-faint">
          <Time at={at} />
        </span>
      </span>
      {subject === 'receipt' && (
        <span className="font-mono text-note break-all text-faint">{about}</span>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-note max-narrow:grid-cols-1">
        {said.map(({ host, value }) => (
          <div key={host} className="contents">
            <dt className="text-soft">{host}</dt>
            <dd className="font-mono break-all">{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
