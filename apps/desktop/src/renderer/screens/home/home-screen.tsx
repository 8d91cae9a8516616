import type { Account, Balances } from '../../../contract/accounts.ts';
import type { Latest } from '../../client/live.ts';
import { useRead } from '../../client/read.ts';
import { useBalances } from '../../client/streams.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { isNothing, isRead } from '../holdings/holdings.ts';
import { AccountLines } from './account-lines.tsx';
import { CodeNote } from './code-note.tsx';
import { DisagreeNote } from './disagree-note.tsx';
import { FirstMoney, NoWallet } from './first-money.tsx';
import { Total } from './total.tsx';
import { TotalLoading } from './total-loading.tsx';
import { UnderWay } from './under-way.tsx';
import { Waiting } from './waiting.tsx';

const MOST = 50;

/** What waits for you, what you have, and what goes on by itself. */
export function HomeScreen() {
  const accounts = useRead('accounts', 'list', undefined);
  const open = useRead('actions', 'list', { open: true, limit: MOST });
  const balances = useBalances();
  const rows = open.state === 'full' ? open.value : [];
  return (
    <Page title="Home" heading="quiet">
      <Waiting rows={rows.filter(({ waitingFor }) => waitingFor !== null)} />
      <DisagreeNote />
      <CodeNote />
      {open.state === 'failed' && (
        <FailureNote
          title="What waits for you could not be read"
          failure={open.failure}
          again={open.again}
        />
      )}
      {accounts.state === 'loading' && <TotalLoading />}
      {accounts.state === 'failed' && (
        <FailureNote
          title="Your accounts could not be read"
          failure={accounts.failure}
          again={accounts.again}
        />
      )}
      {accounts.state === 'full' && <Money accounts={accounts.value} balances={balances} />}
      {open.state === 'loading' && <SkeletonRows label="Reading what is under way" rows={1} />}
      <UnderWay rows={rows.filter(({ waitingFor }) => waitingFor === null)} />
      {accounts.state === 'full' && accounts.value.length > 0 && (
        <Section title="Accounts">
          <AccountLines label="Accounts" accounts={accounts.value} balances={balances.value} />
        </Section>
      )}
    </Page>
  );
}

/** The total, or what there is to do before there is one. */
function Money({
  accounts,
  balances: { value, failure },
}: {
  readonly accounts: readonly Account[];
  readonly balances: Latest<Balances>;
}) {
  const any = useRead('actions', 'list', { limit: 1 });
  const [first] = accounts;
  if (first === undefined) return <NoWallet />;
  if (value === null) {
    if (failure === null) return <TotalLoading />;
    return <FailureNote title="Your balances could not be read" failure={failure} />;
  }
  if (!isRead(value)) {
    const [trouble] = value.troubles;
    if (value.reading || trouble === undefined) return <TotalLoading />;
    return (
      <FailureNote
        title={`${value.troubles.map(({ chain }) => chain.name).join(' and ')} could not be read`}
        failure={trouble.failure}
      />
    );
  }
  const done = any.state === 'full' && any.value.length > 0;
  return isNothing(value) && !done ? <FirstMoney account={first} /> : <Total balances={value} />;
}
