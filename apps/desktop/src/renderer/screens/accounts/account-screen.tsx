import { useParams } from '@tanstack/react-router';
import { useHouseState } from '../../client/house.tsx';
import { useRead } from '../../client/read.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { AccountPage } from './account-page.tsx';

/** One account, by its address. */
export function AccountScreen() {
  const { address } = useParams({ from: '/accounts/$address' });
  const { profile } = useHouseState();
  const accounts = useRead('accounts', 'list', undefined);
  if (accounts.state === 'full') {
    const found = accounts.value.find(
      (each) => each.address.toLowerCase() === address.toLowerCase(),
    );
    if (found !== undefined) {
      return (
        <AccountPage key={found.address} account={found} sandbox={profile?.kind === 'sandbox'} />
      );
    }
  }
  return (
    <Page title="Account">
      {accounts.state === 'loading' && <SkeletonRows label="Reading the account" />}
      {accounts.state === 'failed' && (
        <FailureNote failure={accounts.failure} again={accounts.again} />
      )}
      {accounts.state === 'full' && (
        <EmptyState
          title="Not one of yours"
          text="No account of this profile has that address. It may belong to another profile."
        />
      )}
    </Page>
  );
}
