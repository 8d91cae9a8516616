import { Link } from '@tanstack/react-router';
import type { Position } from '../../../contract/earn.ts';
import { Amount } from '../../ui/amount.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { readApy } from './read-figures.ts';

/** What is held of each instrument, with what it is worth now and how it does. */
export function PositionList({ list }: { readonly list: readonly Position[] }) {
  const locale = useLocale();
  if (list.length === 0) {
    return (
      <p className="border-y border-hairline py-6 text-soft">
        Nothing earns yet. Choose an instrument below, or look at one of your accounts first.
      </p>
    );
  }
  return (
    <ul aria-label="Positions" className="rows border-y border-hairline">
      {list.map((one) => (
        <li
          key={`${one.owner.address} ${one.instrument} ${one.shares.asset}`}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3"
        >
          <span className="flex min-w-0 flex-1 basis-56 flex-col">
            <Link
              to="/earn/instruments/$id"
              params={{ id: one.instrument }}
              className="font-medium underline-offset-4 hover:underline"
            >
              {one.name}
            </Link>
            <span className="text-note text-faint">
              {[one.protocol, one.chain.name, one.owner.name].filter(Boolean).join(', ')}, earns{' '}
              {readApy(one.apy, locale)} a year
            </span>
          </span>
          <span className="flex flex-col narrow:items-end narrow:text-right">
            {one.worth === null ? (
              <span className="text-soft">nobody can say what it is worth</span>
            ) : one.worth.units === '0' ? (
              <span className="text-soft">less than the smallest unit of {one.worth.symbol}</span>
            ) : (
              <Amount amount={one.worth} value certainty="about" className="narrow:items-end" />
            )}
            <Says position={one} />
          </span>
          <Link
            to="/earn/do/$wish"
            params={{ wish: 'sell' }}
            search={{ owner: one.owner.address, instrument: one.instrument }}
            aria-label={`Take back from ${one.name}`}
            className="rounded-field border border-rule px-3 py-1 text-note hover:bg-hover"
          >
            Take back
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Where figures are not read on a chain by us, whose word they are. */
function Says({ position: { sharesFrom, worthFrom } }: { readonly position: Position }) {
  if (sharesFrom === 'chain' && worthFrom === 'chain') return null;
  const what = sharesFrom === 'service' ? 'all of it 1tx’s word' : 'its worth is 1tx’s word';
  return worthFrom === null ? null : <span className="text-note text-wait">{what}</span>;
}
