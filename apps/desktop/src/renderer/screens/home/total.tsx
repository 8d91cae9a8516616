import { lazy, Suspense } from 'react';
import type { Balances } from '../../../contract/accounts.ts';
import { useAsk } from '../../client/house.tsx';
import { usePositions } from '../../client/streams.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { readDollars } from '../../ui/money.ts';
import { Time } from '../../ui/time.tsx';
import { PastLoading } from '../history/past-loading.tsx';
import { Dollars } from '../holdings/dollars.tsx';
import { names, type Part, partsOf, sumOf } from '../holdings/holdings.ts';
import { Uncertain } from '../holdings/uncertain.tsx';
import { balancesWith, withEarning } from './earning.ts';
import { EarningLine, EarningSaid, EarningTroubles } from './earning-line.tsx';
import { Shares } from './shares.tsx';

/** Plots are not needed for the figures, which come first. */
const TotalPast = lazy(() => import('../history/total-past.tsx'));

/** What everything comes to, what it is made of, when it was read, and what is not in it. */
export function Total({ balances }: { readonly balances: Balances }) {
  const ask = useAsk();
  const earning = usePositions();
  const sum = withEarning(sumOf(balancesWith(balances, earning.value), balances.troubles), earning);
  const parts = partsOf(balances.list);
  return (
    <section aria-label="What you have" className="flex flex-col gap-4">
      <div>
        <p className="font-serif text-large tracking-tight">
          <Dollars sum={sum} />
        </p>
        <p className="flex flex-wrap items-center gap-x-2 text-note text-faint">
          <span>
            Read <Time at={balances.at} />
            {sum.pricedAt !== null && (
              <>
                , at prices of {names(sum.sources)} from <Time at={sum.pricedAt} />
              </>
            )}
          </span>
          <Button
            small
            kind="plain"
            className="-my-1 max-narrow:-ml-3"
            busy={balances.reading}
            onClick={() => void ask.accounts.refreshBalances()}
          >
            {balances.reading ? 'Reading' : 'Read again'}
          </Button>
        </p>
      </div>
      <Uncertain sum={sum} troubles={balances.troubles} />
      <EarningTroubles earning={earning} />
      <EarningSaid earning={earning} />
      <Shares parts={parts} />
      <ul aria-label="What it is made of" className="rows border-y border-hairline">
        {parts.map((part) => (
          <PartLine key={`${part.amount.symbol} ${part.amount.decimals}`} part={part} />
        ))}
        <EarningLine earning={earning} />
      </ul>
      <Suspense fallback={<PastLoading />}>
        <TotalPast />
      </Suspense>
    </section>
  );
}

function PartLine({ part: { amount, cents, chains } }: { readonly part: Part }) {
  const locale = useLocale();
  return (
    <li className="flex items-baseline justify-between gap-4 py-3">
      <span className="flex min-w-0 flex-col">
        <Amount amount={amount} />
        <span className="text-note text-faint">on {names(chains.map(({ name }) => name))}</span>
      </span>
      <span className="text-right figures">
        {cents === null ? (
          <span className="text-note text-faint">no price known</span>
        ) : (
          readDollars(cents, locale, chains.length)
        )}
      </span>
    </li>
  );
}
