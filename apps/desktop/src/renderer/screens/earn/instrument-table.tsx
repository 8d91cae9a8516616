import { Link } from '@tanstack/react-router';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Instrument } from '../../../contract/earn.ts';
import { classes } from '../../ui/classes.ts';
import { useLocale } from '../../ui/locale.tsx';
import { type Column, type InstrumentView, sortedBy } from './instrument-filter.ts';
import { readApy, readTvl } from './read-figures.ts';

const COLUMNS: readonly (readonly [Column, string, string])[] = [
  ['name', 'Instrument', ''],
  ['protocol', 'Protocol', 'max-narrow:hidden'],
  ['chain', 'Chain', 'max-narrow:hidden'],
  ['apy', 'Yield a year', 'text-right'],
  ['tvl', 'What lies in it', 'text-right max-narrow:hidden'],
];

/** Instruments as a table that is sorted by its heads. */
export function InstrumentTable({
  list,
  view,
  onView,
}: {
  readonly list: readonly Instrument[];
  readonly view: InstrumentView;
  readonly onView: (view: InstrumentView) => void;
}) {
  return (
    <table className="w-full border-y border-hairline">
      <caption className="sr-only">Where USDC can earn</caption>
      <thead>
        <tr className="border-b border-rule text-left text-note text-soft">
          {COLUMNS.map(([column, title, look]) => (
            <th
              key={column}
              scope="col"
              aria-sort={view.by !== column ? undefined : view.down ? 'descending' : 'ascending'}
              className={classes('py-1 font-normal', look)}
            >
              <button
                type="button"
                onClick={() => onView(sortedBy(view, column))}
                className="inline-flex min-h-8 items-center gap-1 rounded-mark hover:text-ink"
              >
                {title}
                {view.by === column &&
                  (view.down ? (
                    <ArrowDown size={13} aria-hidden />
                  ) : (
                    <ArrowUp size={13} aria-hidden />
                  ))}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {list.map((one) => (
          <Row key={one.id} instrument={one} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ instrument }: { readonly instrument: Instrument }) {
  const locale = useLocale();
  const { id, name, protocol, chain, apy, tvlUsd, check, closed } = instrument;
  return (
    <tr className="border-b border-hairline last:border-b-0 hover:bg-hover">
      <td className="py-2.5 pr-4 align-top">
        <Link
          to="/earn/instruments/$id"
          params={{ id }}
          className="font-medium underline-offset-4 hover:underline"
        >
          {name}
        </Link>
        <span className="text-note text-faint narrow:hidden">
          <br />
          {protocol}, {chain?.name ?? 'no known chain'}, {readTvl(tvlUsd, locale)}
        </span>
        <Marks check={check.result} closed={closed} />
      </td>
      <td className="py-2.5 pr-4 align-top max-narrow:hidden">{protocol}</td>
      <td className="py-2.5 pr-4 align-top max-narrow:hidden">{chain?.name ?? 'not known'}</td>
      <td className="py-2.5 text-right align-top figures">{readApy(apy, locale)}</td>
      <td className="py-2.5 text-right align-top figures max-narrow:hidden">
        {readTvl(tvlUsd, locale)}
      </td>
    </tr>
  );
}

/** What speaks against it, beneath its name. */
function Marks({
  check,
  closed,
}: {
  readonly check: Instrument['check']['result'];
  readonly closed: string | null;
}) {
  return (
    <>
      {check === 'does-not-fit' && (
        <span className="block text-note font-medium text-stop">Its id does not fit</span>
      )}
      {check === 'cannot-be-checked' && (
        <span className="block text-note text-wait">Its id could not be checked</span>
      )}
      {closed !== null && check !== 'does-not-fit' && (
        <span className="block text-note text-faint">{closed}</span>
      )}
    </>
  );
}
