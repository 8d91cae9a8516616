import { useNavigate, useParams } from '@tanstack/react-router';
import type { EarnAccount } from '../../../contract/earn.ts';
import { useLook } from '../../client/look.ts';
import { usePositions } from '../../client/streams.tsx';
import { Button } from '../../ui/button.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useNow } from '../../ui/now.ts';
import { Page, Section } from '../../ui/page.tsx';
import { Skeleton, SkeletonRows } from '../../ui/skeleton.tsx';
import { names } from '../holdings/holdings.ts';
import { AccountAddress } from './account-address.tsx';
import { AccountChains } from './account-chains.tsx';
import { FormerAccounts } from './former-accounts.tsx';
import { Grants } from './grants.tsx';
import { Leave } from './leave.tsx';
import { nextSteps } from './next-steps.ts';
import { NextSteps } from './next-steps-list.tsx';
import { isMissingKey, NotConnected } from './not-connected.tsx';
import { OpenWithdrawals } from './open-withdrawals.tsx';
import { PositionList } from './position-list.tsx';

/** One account that earns: where it is, what lies in it, who may act for it, and how one leaves it. */
export function EarnAccountScreen() {
  const { owner } = useParams({ from: '/earn/accounts/$owner' });
  const account = useLook('earn', 'account', { owner }, { every: 30_000 });
  if (account.state !== 'full') {
    return (
      <Page title="An account that earns">
        {account.state === 'loading' ? (
          <div role="status" aria-label="Reading the account" className="flex flex-col gap-6">
            <Skeleton className="h-8 w-full max-w-130" />
            <SkeletonRows label="Reading its chains" rows={2} />
            <SkeletonRows label="Reading its grants" rows={2} />
          </div>
        ) : (
          <FailureNote
            title="The account could not be read"
            failure={account.failure}
            again={account.again}
          />
        )}
      </Page>
    );
  }
  return <Account account={account.value} />;
}

/** Whose it is, as far as that is known. */
function ledeOf({ agreedAt, chains }: EarnAccount): string {
  const lost = chains.filter(({ otherOwner }) => otherOwner !== null);
  if (lost.length > 0) {
    return `On ${names(lost.map(({ chain }) => chain.name))} it does not obey your key. Put nothing in there.`;
  }
  return agreedAt === null
    ? 'It is made for your key. It needs no gas of its own.'
    : '1tx says that it belongs to your key. It needs no gas of its own.';
}

function Account({ account }: { readonly account: EarnAccount }) {
  const { owner, told, chains, withdrawals } = account;
  const navigate = useNavigate();
  const positions = usePositions();
  const go = (wish: string): void => {
    const search = { owner: owner.address };
    void navigate({ to: '/earn/do/$wish', params: { wish }, search });
  };
  const held = positions.value?.list.filter((one) => one.owner.address === owner.address) ?? [];
  const now = useNow('minute');
  const steps = positions.value === null ? [] : nextSteps(account, held.length, now);
  const next = steps.find(({ done }) => !done);
  const empty = chains.every(({ usdc }) => usdc === null || usdc.units === '0');
  return (
    <Page
      title={`Account of ${owner.name ?? 'yours'}`}
      lede={ledeOf(account)}
      actions={
        <>
          {next?.wish !== 'fund' && (
            <Button kind="quiet" onClick={() => go('fund')}>
              Move USDC in
            </Button>
          )}
          <Button kind="quiet" disabled={empty} onClick={() => go('withdraw')}>
            Withdraw
          </Button>
        </>
      }
    >
      {isMissingKey(told.failure) && <NotConnected />}
      {told.failure !== null && !isMissingKey(told.failure) && (
        <FailureNote title="1tx could not be asked about this account" failure={told.failure} />
      )}
      <AccountAddress account={account} />
      <NextSteps steps={steps} go={go} />
      <OpenWithdrawals list={withdrawals} />
      <Section title="What lies idle in it">
        <AccountChains chains={chains} />
      </Section>
      {held.length > 0 && (
        <Section title="What earns in it">
          <PositionList list={held} />
        </Section>
      )}
      <Grants account={account} />
      <FormerAccounts account={account} />
      <Leave account={account} held={held} />
    </Page>
  );
}
