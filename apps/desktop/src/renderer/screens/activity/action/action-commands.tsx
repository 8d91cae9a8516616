import { Link } from '@tanstack/react-router';
import type { ActionDetail } from '../../../../contract/actions.ts';
import { useCommand } from '../../../client/command.ts';
import { Button } from '../../../ui/button.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';

type Name =
  | 'speed-up'
  | 'cancel-transaction'
  | 'keep-waiting'
  | 'refresh'
  | 'cancel'
  | 'retry'
  | 'restart-relay'
  | 'give-up';

const OFFERS: readonly { readonly name: Name; readonly text: string; readonly says: string }[] = [
  {
    name: 'speed-up',
    text: 'Speed up',
    says: 'The same payment with a higher fee, after a review.',
  },
  {
    name: 'cancel-transaction',
    text: 'Cancel the transaction',
    says: 'A payment of nothing takes its place, after a review.',
  },
  { name: 'keep-waiting', text: 'Keep waiting', says: 'Nothing is replaced.' },
  { name: 'refresh', text: 'Prepare afresh', says: 'Reads fees and balances anew.' },
  { name: 'cancel', text: 'Give it up', says: 'Nothing has been sent, and nothing will be.' },
  {
    name: 'retry',
    text: 'Try again',
    says: 'A new attempt, which needs your approval anew. The failed one can never happen.',
  },
  {
    name: 'restart-relay',
    text: 'Start the transfer again',
    says: 'If the USDC left one chain, they can still be minted on the other.',
  },
  {
    name: 'give-up',
    text: 'Stop waiting',
    says: 'It counts as ended here. What was sent may still happen.',
  },
];

/** What an account that earns was to do: whoever sees it fail, or in doubt, may want to see the account. */
const EARNS: ReadonlySet<string> = new Set(['authorize', 'earn-buy', 'earn-sell', 'withdraw']);

/** What a person may do now. Words about a deposit from outside stand with its address. */
export function ActionCommands({
  detail: { row, commands, deposit, anew },
}: {
  readonly detail: ActionDetail;
}) {
  const command = useCommand('actions', 'command');
  // A transfer that goes on needs nobody to start it again.
  const stands = row.status === 'needs you' || row.status === 'expired';
  const goesOn = (name: Name) => name === 'restart-relay' && !stands;
  const offered = OFFERS.filter(({ name }) => commands.includes(name) && !goesOn(name));
  const looks = (row.status === 'failed' || stands) && EARNS.has(row.kind);
  if ((offered.length === 0 && !looks && anew === undefined) || deposit !== null) return null;
  return (
    <section aria-label="What you may do" className="flex flex-col gap-3">
      {command.failure !== null && <FailureNote failure={command.failure} />}
      <ul className="rows border-y border-hairline">
        {offered.map(({ name, text, says }) => (
          <li
            key={name}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3"
          >
            <span className="text-soft">{says}</span>
            <Button
              small
              busy={command.running}
              onClick={() => void command.run({ actionId: row.id, name })}
            >
              {text}
            </Button>
          </li>
        ))}
        {anew !== undefined && (
          <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
            <span className="text-soft">
              A new authorization, which you read and sign anew. This one stays as it is.
            </span>
            <Link
              to="/earn/do/$wish"
              params={{ wish: anew.wish }}
              search={{ owner: anew.owner, chain: anew.chain }}
              className="rounded-field border border-rule px-3 py-1 text-note hover:bg-hover"
            >
              Authorize again
            </Link>
          </li>
        )}
        {looks && (
          <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
            <span className="text-soft">What lies in your accounts, and who may act for them.</span>
            <Link
              to="/earn"
              className="rounded-field border border-rule px-3 py-1 text-note hover:bg-hover"
            >
              Look at them
            </Link>
          </li>
        )}
      </ul>
    </section>
  );
}
