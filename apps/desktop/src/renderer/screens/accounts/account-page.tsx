import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Account } from '../../../contract/accounts.ts';
import { useBalances } from '../../client/streams.tsx';
import { Address } from '../../ui/address.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Dollars } from '../holdings/dollars.tsx';
import { isRead, ofAccount, sumOf } from '../holdings/holdings.ts';
import { AccountBalances } from './account-balances.tsx';
import { AccountDialogs, type AccountQuestion } from './account-dialogs.tsx';
import { FaucetSection } from './faucet-section.tsx';
import { Pending } from './pending.tsx';

/** An account: what it holds, what is on its way, and what can be done with it. */
export function AccountPage({
  account,
  sandbox,
}: {
  readonly account: Account;
  readonly sandbox: boolean;
}) {
  const navigate = useNavigate();
  const balances = useBalances();
  const [question, setQuestion] = useState<AccountQuestion | null>(null);
  const { address } = account;
  const value = balances.value;
  const list = ofAccount(value?.list ?? [], address);
  const read = value !== null && isRead({ list });
  const sum = sumOf(list, value?.troubles ?? []);
  const empty = read && list.every(({ amount }) => amount.units === '0');
  const chains = [...new Map(list.map(({ chain }) => [chain.id, chain])).values()];
  return (
    <Page
      title={account.name}
      lede={<Address address={address} show="whole" />}
      actions={
        <>
          <Button kind="go" onClick={() => setQuestion('receive')}>
            Receive
          </Button>
          <Button
            disabled={empty}
            onClick={() => void navigate({ href: `/send?account=${address}` })}
          >
            Send
          </Button>
        </>
      }
    >
      <Section title="Balances" aside={read ? <Dollars sum={sum} /> : undefined}>
        {!read && balances.failure === null && (
          <SkeletonRows label="Reading what this account holds" />
        )}
        {value === null && balances.failure !== null && (
          <FailureNote title="Balances could not be read" failure={balances.failure} />
        )}
        {empty && sum.unread.length === 0 && (
          <EmptyState
            title="Nothing here yet"
            text={
              sandbox
                ? 'Take some play money from the faucet below.'
                : 'Show the address to whoever pays you. A small amount first is a good habit.'
            }
          />
        )}
        {read && (!empty || sum.unread.length > 0) && (
          <AccountBalances list={list} troubles={value?.troubles ?? []} />
        )}
      </Section>
      <Pending address={address} />
      {sandbox && <FaucetSection address={address} />}
      <Section title="Keep">
        <p className="text-note text-soft">
          {account.walletKind === 'phrase'
            ? `Account ${(account.index ?? 0) + 1} of the phrase of ${account.walletName}.`
            : `A single key, ${account.walletName}. No phrase brings it back: a keystore or the recovery code of this profile does.`}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button small onClick={() => setQuestion('rename')}>
            Rename
          </Button>
          {account.walletKind === 'phrase' && (
            <Button small onClick={() => setQuestion('phrase')}>
              Show the phrase
            </Button>
          )}
          <Button small onClick={() => setQuestion('keystore')}>
            Export as a keystore
          </Button>
        </div>
      </Section>
      <AccountDialogs
        question={question}
        account={account}
        chains={chains}
        sandbox={sandbox}
        onClose={() => setQuestion(null)}
      />
    </Page>
  );
}
