import { useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EarnAccount, EarnOwner } from '../../../contract/earn.ts';
import { useDraft } from '../../client/draft.ts';
import { useLook } from '../../client/look.ts';
import { useRead } from '../../client/read.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { AuthorizeForm } from './authorize-form.tsx';
import { BuyForm } from './buy-form.tsx';
import { FundForm } from './fund-form.tsx';
import { SellForm } from './sell-form.tsx';
import { WhichAccount } from './which-account.tsx';
import { WithdrawForm } from './withdraw-form.tsx';

export interface FormProps {
  readonly account: EarnAccount;
  /** Whose account it is, to be chosen among ours. */
  readonly whose: ReactNode;
  /** Where it is to happen, where that was known before. */
  readonly chain: string | null;
  readonly instrument: string | null;
  /** How the keys begin under which the form keeps what is typed: Back from the review loses nothing. */
  readonly draft: string;
}

interface Wish {
  readonly title: string;
  readonly lede: string;
  readonly form: (props: FormProps) => ReactNode;
}

const WISHES: Readonly<Record<string, Wish>> = {
  authorize: {
    title: 'Authorize 1tx',
    lede: 'You say how much and until when. Then you read, in sentences, what you would sign.',
    form: (props) => <AuthorizeForm {...props} />,
  },
  fund: {
    title: 'Move USDC into your account',
    lede: 'An ordinary payment from your wallet to the account that earns for it. There they lie until you put them to work.',
    form: (props) => <FundForm {...props} />,
  },
  buy: {
    title: 'Put USDC to work',
    lede: 'From your account into an instrument that earns. 1tx does it and pays the gas.',
    form: (props) => <BuyForm {...props} />,
  },
  sell: {
    title: 'Take USDC back',
    lede: 'From an instrument into your account, on the chain it earns on.',
    form: (props) => <SellForm {...props} />,
  },
  withdraw: {
    title: 'Withdraw',
    lede: 'From your account to your own address. There is no other recipient.',
    form: (props) => <WithdrawForm {...props} />,
  },
};

/** One wish about an account that earns. Its review follows. */
export function EarnFormScreen() {
  const { wish } = useParams({ from: '/earn/do/$wish' });
  const search = useSearch({ from: '/earn/do/$wish' });
  const owners = useRead('earn', 'owners', undefined);
  const found = Object.hasOwn(WISHES, wish) ? WISHES[wish] : undefined;
  if (found === undefined) {
    return (
      <Page title="Earn">
        <EmptyState title="There is nothing here" text="This is not something one can ask for." />
      </Page>
    );
  }
  return (
    <Page title={found.title} lede={found.lede}>
      {owners.state === 'loading' && <SkeletonRows label="Reading your accounts" rows={3} />}
      {owners.state === 'failed' && <FailureNote failure={owners.failure} again={owners.again} />}
      {owners.state === 'full' && (
        <Chosen
          owners={owners.value}
          first={search.owner ?? null}
          wish={found}
          draft={['earn', wish, search.owner, search.chain, search.instrument, ''].join(' ')}
          chain={search.chain ?? null}
          instrument={search.instrument ?? null}
        />
      )}
    </Page>
  );
}

function Chosen({
  owners,
  first,
  wish,
  chain,
  instrument,
  draft,
}: {
  readonly owners: readonly EarnOwner[];
  readonly first: string | null;
  readonly wish: Wish;
  readonly chain: string | null;
  readonly instrument: string | null;
  readonly draft: string;
}) {
  const [chosen, setOwner] = useDraft(`${draft}owner`, first);
  const addresses = owners.map((one) => one.owner.address);
  const owner = addresses.find((each) => each === chosen) ?? addresses[0] ?? null;
  const account = useLook(
    'earn',
    'account',
    { owner: owner ?? `0x${'0'.repeat(40)}` },
    { when: owner !== null },
  );
  if (owner === null) {
    return (
      <EmptyState
        title="There is no wallet yet"
        text="An account that earns belongs to an address of yours. Set up a wallet first."
      />
    );
  }
  const whose = (
    <Select
      label="Whose account"
      value={owner}
      onValue={setOwner}
      options={owners.map((one) => ({
        value: one.owner.address,
        text: one.owner.name ?? one.owner.address,
      }))}
    />
  );
  if (account.state === 'full') {
    return (
      <div key={owner} className="flex flex-col gap-6">
        {account.value.told.agrees === false ? (
          <>
            {whose}
            <WhichAccount account={account.value} />
          </>
        ) : (
          wish.form({
            ...{ account: account.value, whose, chain, instrument },
            draft: `${draft}${owner} `,
          })
        )}
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      {whose}
      {account.state === 'loading' ? (
        <SkeletonRows label="Reading the account" rows={3} />
      ) : (
        <FailureNote
          title="The account could not be read"
          failure={account.failure}
          again={account.again}
        />
      )}
    </div>
  );
}
