import type { ActionDetail } from '../../../../contract/actions.ts';
import { useHouse } from '../../../client/house.tsx';
import { readEstimate } from '../../../ui/durations.ts';
import { useNow } from '../../../ui/now.ts';
import { SentenceText } from './sentence-text.tsx';

const LONG_MS = 10_000;

/** Where the money is now, how long it usually still takes, and what happens at worst. */
export function Where({ detail }: { readonly detail: ActionDetail }) {
  const { row, atWorst, trouble } = detail;
  return (
    <section aria-label="Where the money is now" className="flex flex-col gap-3">
      <p
        className="max-w-words font-serif text-title wrap-anywhere [&_button]:text-lead"
        aria-live="polite"
      >
        <SentenceText text={row.sentence} />
      </p>
      <Progress detail={detail} />
      {trouble !== null && row.open && (
        <p className="max-w-words border-l-2 border-wait bg-wait-wash px-4 py-3">
          {trouble.message}{' '}
          <span className="text-soft">It is tried again by itself; nothing is lost meanwhile.</span>
        </p>
      )}
      {atWorst !== null && (
        <p className="max-w-words text-soft">
          <span className="font-medium">At worst: </span>
          <SentenceText text={atWorst} />
        </p>
      )}
    </section>
  );
}

const DOING: Readonly<Record<string, string>> = {
  draft: 'Being prepared',
  sent: 'Waiting for the network to take it up',
  confirming: 'Waiting for the chain to make it final',
  settling: 'Being paid out',
};

/** Whoever acts for an account pays nothing out. */
const EARNING: Readonly<Record<string, string>> = {
  sent: 'Waiting for 1tx to carry it out',
  settling: 'Being carried out',
};

/** What is being done and for how much longer, usually; over ten seconds, that one may leave. */
function Progress({ detail: { row, expectedUntil } }: { readonly detail: ActionDetail }) {
  const now = useNow('second');
  const { line } = useHouse();
  const earns = row.kind === 'earn-buy' || row.kind === 'earn-sell' || row.kind === 'withdraw';
  const doing = (earns ? EARNING[row.status] : undefined) ?? DOING[row.status];
  // Without a line nobody here can say what is being watched, or that time is still counted.
  if (!row.open || doing === undefined || line !== 'open') return null;
  const left = expectedUntil === null ? null : expectedUntil - now;
  const usually =
    left === null
      ? ''
      : left > 0
        ? `; usually ${left < 90_000 ? `${Math.ceil(left / 1_000)} s` : readEstimate(left)} more`
        : '; it takes longer than usual, which happens';
  const long = left === null || left > LONG_MS || left <= 0;
  return (
    <p className="flex max-w-words items-baseline gap-3 text-soft figures">
      <span aria-hidden className="size-2 shrink-0 animate-breathe rounded-round bg-wait" />
      <span>
        {doing}
        {usually}.{long && ' You may leave or lock the screen: it is watched all the same.'}
      </span>
    </p>
  );
}
