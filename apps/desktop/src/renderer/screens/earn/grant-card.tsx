import { Link } from '@tanstack/react-router';
import type { Grant } from '../../../contract/earn.ts';
import { Address } from '../../ui/address.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Time, useIsPast } from '../../ui/time.tsx';
import { SentenceText } from '../activity/action/sentence-text.tsx';
import { chainStanding, endOf, overStanding, serviceStanding, stopping } from './grant-words.ts';
import type { Right } from './right.ts';
import { useBegin } from './use-begin.ts';

const TONES = { go: 'text-go', wait: 'text-wait', stop: 'text-stop', soft: 'text-soft' } as const;

/** One grant: what both the chain and 1tx say of it, and what it allows in sentences. */
export function GrantCard({
  grant,
  owner,
  answered,
  right,
}: {
  readonly grant: Grant;
  readonly owner: string;
  /** Whether 1tx could be asked; null where it is not asked about the account at all. */
  readonly answered: boolean | null;
  /** What the right on this chain comes to, by all that is known; null where that was not judged. */
  readonly right: Right | null;
}) {
  const { chain, signed } = grant;
  const end = endOf(grant);
  const over = useIsPast(end);
  const onChain = over ? overStanding(grant) : chainStanding(grant);
  const service = answered === null ? null : serviceStanding(grant, answered, right);
  // Where 1tx names a later end, it speaks of another.
  const toldOver = useIsPast(grant.told?.expiresAt ?? null);
  const stops = over && toldOver ? null : stopping(grant, over);
  const revoke = useBegin('revoke');
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="font-medium">1tx on {chain.name}</h3>
        <span className="flex flex-wrap gap-x-4 text-note">
          <span className={classes('font-medium', TONES[onChain.tone])}>{onChain.word}</span>
          {service !== null && <span className={TONES[service.tone]}>{service.word}</span>}
        </span>
      </div>
      <p className="max-w-words text-soft">{onChain.says}</p>
      <dl className="flex flex-wrap gap-x-8 gap-y-2 text-note">
        <Pair name={over ? 'Ended' : 'Ends'}>
          {end === null ? (
            <span className={signed === null ? 'text-wait' : 'font-medium text-stop'}>
              {signed === null ? '1tx does not say' : 'never, or nobody can tell'}
            </span>
          ) : (
            <Time at={end} exact />
          )}
        </Pair>
        {signed !== null && (
          <Pair name="You asked for at most">
            <Amount amount={signed.cap} side="pays" whole />
          </Pair>
        )}
        {signed !== null && signed.key !== null && (
          <Pair name="The key that may act">
            <Address address={signed.key} />
          </Pair>
        )}
      </dl>
      {signed !== null && signed.unlimited.length > 0 && (
        <ul
          aria-label="Without limit"
          className="flex flex-col gap-1 border-l-2 border-stop bg-stop-wash px-4 py-3"
        >
          {signed.unlimited.map((sentence) => (
            <li key={sentence}>
              <span className="font-medium text-stop">Without limit. </span>
              {sentence}
            </li>
          ))}
        </ul>
      )}
      {signed !== null && (
        <details>
          <summary className="w-fit rounded-mark text-soft hover:text-ink">What it allows</summary>
          <ul className="rows mt-2 border-y border-hairline text-note">
            {signed.allows.map((sentence) => (
              <li key={sentence} className="py-2">
                <SentenceText text={sentence} />
              </li>
            ))}
          </ul>
          <Link
            to="/activity/$actionId"
            params={{ actionId: signed.actionId }}
            className="mt-2 inline-block text-note underline underline-offset-4"
          >
            How you gave it
          </Link>
        </details>
      )}
      {revoke.failure !== null && (
        <FailureNote title="1tx was not asked" failure={revoke.failure} />
      )}
      {stops !== null && (
        <div className="flex flex-wrap items-center gap-3">
          <Button
            small
            busy={revoke.running}
            onClick={() => void revoke.run({ owner, chain: chain.id })}
          >
            Ask 1tx to stop
          </Button>
          <span className="text-note text-soft">{stops}</span>
        </div>
      )}
    </div>
  );
}

function Pair({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div className="flex flex-col">
      <dt className="text-faint">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
