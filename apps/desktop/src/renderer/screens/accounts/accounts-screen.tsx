import { useNavigate } from '@tanstack/react-router';
import { useRead } from '../../client/read.ts';
import { useBalances } from '../../client/streams.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { BalanceTroubles } from './balance-troubles.tsx';
import { WalletSection } from './wallet-section.tsx';
import { walletsOf } from './wallets.ts';

/** Wallets, and the accounts of each. */
export function AccountsScreen() {
  const accounts = useRead('accounts', 'list', undefined);
  const balances = useBalances();
  const navigate = useNavigate();
  const none = accounts.state === 'full' && accounts.value.length === 0;
  const another = (): void => void navigate({ to: '/wallets/new' });
  return (
    <Page
      title="Accounts"
      lede="A wallet is a phrase or a key. An account is an address that it can sign for."
      actions={none ? undefined : <Button onClick={another}>Another wallet</Button>}
    >
      {accounts.state === 'loading' && <SkeletonRows label="Reading your accounts" />}
      {accounts.state === 'failed' && (
        <FailureNote
          title="Your accounts could not be read"
          failure={accounts.failure}
          again={accounts.again}
        />
      )}
      {accounts.state === 'full' && accounts.failure !== null && (
        <FailureNote failure={accounts.failure} again={accounts.again} />
      )}
      {none && (
        <EmptyState
          title="No wallet yet"
          text="Make a new one, or bring one along by its phrase. Its keys are kept by a process of their own, which ends at every lock."
          action={
            <Button kind="go" onClick={another}>
              Set up a wallet
            </Button>
          }
        />
      )}
      {accounts.state === 'full' && !none && (
        <>
          <BalanceTroubles balances={balances} />
          {walletsOf(accounts.value).map((wallet) => (
            <WalletSection key={wallet.id} wallet={wallet} balances={balances.value} />
          ))}
        </>
      )}
    </Page>
  );
}
