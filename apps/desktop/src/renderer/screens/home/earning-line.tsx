import { Link } from '@tanstack/react-router';
import type { Positions } from '../../../contract/earn.ts';
import type { Latest } from '../../client/live.ts';
import { useLocale } from '../../ui/locale.tsx';
import { readDollars } from '../../ui/money.ts';
import { isSaid, worthOf } from '../earn/worth.ts';
import { names } from '../holdings/holdings.ts';
import { troublesOf } from './earning.ts';

/** What of the total lies in accounts that earn; nothing where there is none. */
export function EarningLine({ earning: { value } }: { readonly earning: Latest<Positions> }) {
  const locale = useLocale();
  if (value === null) return null;
  const { cents, of, partly } = worthOf(value);
  if (cents === 0n && value.list.length === 0) return null;
  const count = value.list.length;
  return (
    <li>
      <Link
        to="/earn"
        className="-mx-2 flex items-baseline justify-between gap-4 rounded-field px-2 py-3 hover:bg-hover"
      >
        <span className="flex min-w-0 flex-col">
          <span>In accounts that earn</span>
          <span className="text-note text-faint">
            {count === 0
              ? 'nothing earns yet'
              : count === 1
                ? 'in one instrument'
                : `in ${count} instruments`}
          </span>
        </span>
        <span className="text-right figures">
          {partly && <span className="text-soft">at least </span>}
          {readDollars(cents, locale, partly ? 0 : of)}
        </span>
      </Link>
    </li>
  );
}

const MOST_NAMED = 3;

/** What the service alone says there is: named, and not counted. */
export function EarningSaid({ earning: { value } }: { readonly earning: Latest<Positions> }) {
  const locale = useLocale();
  const said = value === null ? null : worthOf(value).said;
  if (value === null || said === null) return null;
  const which = [...new Set(value.list.filter(isSaid).map(({ name }) => name))];
  const [is, comes] = which.length === 1 ? ['is', 'it comes'] : ['are', 'they come'];
  return (
    <p className="max-w-words border-l-2 border-wait pl-3 text-note text-soft">
      <span className="font-medium text-wait">
        {which.length > MOST_NAMED ? `${which.length} holdings` : names(which)} {is} not in it.
      </span>{' '}
      That {comes} to {readDollars(said, locale)} is 1tx’s word alone.
    </p>
  );
}

/** Why what earns is not in the total, or not whole. */
export function EarningTroubles({
  earning: { value, failure },
}: {
  readonly earning: Latest<Positions>;
}) {
  const told = value === null ? [] : troublesOf(value);
  const message = value === null ? failure?.message : told[0]?.failure.message;
  if (message === undefined) return null;
  return (
    <p className="max-w-words border-l-2 border-wait pl-3 text-note text-soft">
      <span className="font-medium text-wait">
        {value === null ? 'What earns is not in it.' : 'What earns is not all in it.'}
      </span>{' '}
      {message}
    </p>
  );
}
