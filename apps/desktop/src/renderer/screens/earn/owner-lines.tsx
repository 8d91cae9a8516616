import { Link } from '@tanstack/react-router';
import type { EarnOwner, Positions } from '../../../contract/earn.ts';
import type { Latest } from '../../client/live.ts';
import { shorten } from '../../ui/address.tsx';
import { Identicon } from '../../ui/identicon.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { readDollars } from '../../ui/money.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { worthOf } from './worth.ts';

/** The accounts that earn, one for each address of ours, with what each comes to. */
export function OwnerLines({
  owners,
  positions,
}: {
  readonly owners: readonly EarnOwner[];
  readonly positions: Latest<Positions>;
}) {
  return (
    <ul aria-label="Accounts that earn" className="rows border-y border-hairline">
      {owners.map(({ owner, account }) => (
        <li key={account}>
          <Link
            to="/earn/accounts/$owner"
            params={{ owner: owner.address }}
            className="-mx-2 flex items-center justify-between gap-4 rounded-field px-2 py-3 transition-colors hover:bg-hover"
          >
            <span className="flex min-w-0 items-center gap-3">
              <Identicon of={account} size={28} />
              <span className="flex min-w-0 flex-col">
                <span className="truncate">Account of {owner.name ?? shorten(owner.address)}</span>
                <span className="font-mono text-note text-faint">{shorten(account)}</span>
              </span>
            </span>
            <Worth positions={positions} owner={owner.address} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Worth({
  positions: { value, failure },
  owner,
}: {
  readonly positions: Latest<Positions>;
  readonly owner: string;
}) {
  const locale = useLocale();
  if (value === null) {
    return failure === null ? (
      <Skeleton className="h-4 w-20" />
    ) : (
      <span className="shrink-0 text-soft">not read</span>
    );
  }
  const { cents, of, partly } = worthOf(value, owner);
  return (
    <span className="shrink-0 figures">
      {partly && <span className="text-soft">at least </span>}
      {readDollars(cents, locale, partly ? 0 : of)}
    </span>
  );
}
