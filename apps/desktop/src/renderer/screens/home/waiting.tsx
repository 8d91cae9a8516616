import { useNavigate } from '@tanstack/react-router';
import type { ActionRow } from '../../../contract/actions.ts';
import { Button } from '../../ui/button.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { Time } from '../../ui/time.tsx';
import { describe, whatToDo } from './describe.ts';

/** What waits for the person: the reason, and the one thing to do. Only the first has the filled button. */
export function Waiting({ rows }: { readonly rows: readonly ActionRow[] }) {
  const navigate = useNavigate();
  const locale = useLocale();
  if (rows.length === 0) return null;
  return (
    <section aria-label="Waits for you" className="flex flex-col gap-2">
      {rows.map((row, index) => (
        <article
          key={row.id}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-l-2 border-wait bg-wait-wash px-5 py-4"
        >
          <div className="min-w-0 flex-1 basis-72">
            <h2 className="text-note text-wait">
              {describe(row, locale)} waits for you, since <Time at={row.updatedAt} />
            </h2>
            <p className="font-medium">{row.sentence}</p>
          </div>
          <Button
            kind={index === 0 ? 'go' : 'quiet'}
            onClick={() =>
              void navigate({ to: '/activity/$actionId', params: { actionId: row.id } })
            }
          >
            {whatToDo(row)}
          </Button>
        </article>
      ))}
    </section>
  );
}
