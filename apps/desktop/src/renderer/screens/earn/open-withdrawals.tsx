import { Link } from '@tanstack/react-router';
import type { EarnAccount } from '../../../contract/earn.ts';

/** Withdrawals that are not over. 1tx takes one at a time. */
export function OpenWithdrawals({ list }: { readonly list: EarnAccount['withdrawals'] }) {
  if (list.length === 0) return null;
  return (
    <section aria-label="Withdrawals under way" className="flex flex-col gap-2">
      {list.map(({ actionId, sentence, inDoubt }) => (
        <p
          key={actionId}
          className={
            inDoubt
              ? 'border-l-2 border-stop bg-stop-wash px-4 py-3'
              : 'border-l-2 border-wait bg-wait-wash px-4 py-3'
          }
        >
          <span className={inDoubt ? 'font-medium text-stop' : 'font-medium text-wait'}>
            {inDoubt ? 'A withdrawal is in doubt.' : 'A withdrawal is under way.'}
          </span>{' '}
          {sentence}{' '}
          <Link
            to="/activity/$actionId"
            params={{ actionId }}
            className="font-medium underline underline-offset-4"
          >
            Look at it
          </Link>
        </p>
      ))}
    </section>
  );
}
