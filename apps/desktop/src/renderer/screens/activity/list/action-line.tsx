import { Link } from '@tanstack/react-router';
import type { ActionRow } from '../../../../contract/actions.ts';
import { useLocale } from '../../../ui/locale.tsx';
import { StatusWord } from '../../../ui/status-word.tsx';
import { Time } from '../../../ui/time.tsx';
import { titleOf } from '../action/title.ts';

/** One action: what it is, where its money is, how it stands. */
export function ActionLine({ row }: { readonly row: ActionRow }) {
  const locale = useLocale();
  return (
    <Link
      to="/activity/$actionId"
      params={{ actionId: row.id }}
      className="flex flex-col gap-1 px-2 py-4 transition-colors hover:bg-hover"
    >
      <span className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium figures">{titleOf(row, locale)}</span>
        <span className="text-note">
          <StatusWord row={row} />
        </span>
      </span>
      <span className="flex items-baseline justify-between gap-x-6">
        <span className="line-clamp-2 min-w-0 text-note break-words text-soft">{row.sentence}</span>
        <Time at={row.updatedAt} className="shrink-0 text-note text-soft max-narrow:hidden" />
      </span>
    </Link>
  );
}
