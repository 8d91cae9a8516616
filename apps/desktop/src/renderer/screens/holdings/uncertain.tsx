import type { Balances } from '../../../contract/accounts.ts';
import { names, type Sum } from './holdings.ts';

/** What a sum leaves out, a sentence each; nothing where it is all there. */
export function Uncertain({
  sum,
  troubles,
}: {
  readonly sum: Sum;
  readonly troubles: Balances['troubles'];
}) {
  const why = (id: string): string =>
    troubles.find(({ chain }) => chain.id === id)?.failure.message ?? 'It has not answered yet.';
  const lines = [
    ...sum.unread.map(({ id, name }) => [`${name} is not in it.`, why(id)] as const),
    ...sum.old.map(({ id, name }) => [`${name} is counted as it was last read.`, why(id)] as const),
    ...(sum.unpriced.length === 0
      ? []
      : [[`${names(sum.unpriced)} not counted.`, 'No price is known.'] as const]),
  ];
  if (lines.length === 0) return null;
  return (
    <ul aria-label="What is uncertain" className="flex flex-col gap-1">
      {lines.map(([what, reason]) => (
        <li key={what} className="max-w-words border-l-2 border-wait pl-3 text-note text-soft">
          <span className="font-medium text-wait">{what}</span> {reason}
        </li>
      ))}
    </ul>
  );
}
