import { Link } from '@tanstack/react-router';
import type { Account, Balances } from '../../../contract/accounts.ts';
import { shorten } from '../../ui/address.tsx';
import { Identicon } from '../../ui/identicon.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Dollars } from '../holdings/dollars.tsx';
import { isRead, ofAccount, sumOf } from '../holdings/holdings.ts';

/** Accounts, one a line, with what each comes to. */
export function AccountLines({
  accounts,
  balances,
  label,
}: {
  readonly accounts: readonly Account[];
  readonly balances: Balances | null;
  readonly label: string;
}) {
  return (
    <ul aria-label={label} className="rows border-y border-hairline">
      {accounts.map(({ address, name }) => (
        <li key={address}>
          <Link
            to="/accounts/$address"
            params={{ address }}
            className="-mx-2 flex items-center justify-between gap-4 rounded-field px-2 py-3 transition-colors hover:bg-hover"
          >
            <span className="flex min-w-0 items-center gap-3">
              <Identicon of={address} size={28} />
              <span className="flex min-w-0 flex-col">
                <span className="truncate">{name}</span>
                <span className="font-mono text-note text-faint">{shorten(address)}</span>
              </span>
            </span>
            <Value balances={balances} address={address} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Value({
  balances,
  address,
}: {
  readonly balances: Balances | null;
  readonly address: string;
}) {
  if (balances === null || !isRead(balances)) {
    return balances?.reading === false ? (
      <span className="text-note text-faint">not read</span>
    ) : (
      <Skeleton className="h-4 w-20" />
    );
  }
  return (
    <Dollars
      sum={sumOf(ofAccount(balances.list, address), balances.troubles)}
      className="shrink-0 text-right max-narrow:text-note"
    />
  );
}
