import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ActionDetail } from '../../../contract/actions.ts';
import { Refused } from '../../client/failures.ts';
import { useAsk } from '../../client/house.tsx';
import { useRead } from '../../client/read.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Section } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { StatusWord } from '../../ui/status-word.tsx';
import { PendingCommands } from './pending-commands.tsx';

const MOST = 50;

/** Transactions of an account that are on their way, and can still be hurried or called back. */
export function Pending({ address }: { readonly address: string }) {
  const ask = useAsk();
  const open = useRead('actions', 'list', { open: true, limit: MOST });
  const ids = open.state === 'full' ? open.value.map(({ id }) => id) : [];
  const details = useQueries({
    queries: ids.map((actionId) => ({
      queryKey: ['actions', 'get', { actionId }],
      queryFn: async () => {
        const answer = await ask.actions.get({ actionId });
        if (!answer.ok) throw new Refused(answer.error);
        return { value: answer.value };
      },
    })),
  });
  if (open.state === 'loading') return <SkeletonRows label="Reading what is on its way" rows={1} />;
  if (open.state === 'failed') {
    return (
      <FailureNote
        title="What is on its way could not be read"
        failure={open.failure}
        again={open.again}
      />
    );
  }
  const own = details
    .flatMap(({ data }) => (data === undefined ? [] : [data.value]))
    .filter((detail) => isOf(detail, address));
  if (own.length === 0) return null;
  return (
    <Section title="On its way">
      <ul className="rows border-y border-hairline">
        {own.map(({ row, commands }) => (
          <li key={row.id} className="flex flex-col gap-2 py-3">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <Link
                to="/activity/$actionId"
                params={{ actionId: row.id }}
                className="rounded-mark hover:underline"
              >
                {row.sentence}
              </Link>
              <StatusWord row={row} />
            </div>
            <PendingCommands actionId={row.id} commands={commands} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Whether an account pays an action. Not by its review: what was sent has none any more. */
export function isOf({ account }: Pick<ActionDetail, 'account'>, address: string): boolean {
  return account?.toLowerCase() === address.toLowerCase();
}
