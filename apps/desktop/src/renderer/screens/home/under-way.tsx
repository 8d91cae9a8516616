import { Link } from '@tanstack/react-router';
import type { ActionRow } from '../../../contract/actions.ts';
import { useLocale } from '../../ui/locale.tsx';
import { Section } from '../../ui/page.tsx';
import { StatusWord } from '../../ui/status-word.tsx';
import { Time } from '../../ui/time.tsx';
import { describe } from './describe.ts';

/** What goes on by itself: where the money is, and since when. */
export function UnderWay({ rows }: { readonly rows: readonly ActionRow[] }) {
  const locale = useLocale();
  if (rows.length === 0) return null;
  return (
    <Section title="Under way" aside="goes on by itself">
      <ul className="rows border-y border-hairline">
        {rows.map((row) => (
          <li key={row.id}>
            <Link
              to="/activity/$actionId"
              params={{ actionId: row.id }}
              className="-mx-2 flex flex-col gap-1 rounded-field px-2 py-3 transition-colors hover:bg-hover"
            >
              <span className="flex flex-wrap items-baseline justify-between gap-x-4 text-note">
                <span className="text-faint">
                  {describe(row, locale)}, since <Time at={row.createdAt} />
                </span>
                <StatusWord row={row} />
              </span>
              <span>{row.sentence}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
