import { useNavigate } from '@tanstack/react-router';
import { useHouseState } from '../../client/house.tsx';
import { WalletSetup } from '../../lock/wallet/wallet-setup.tsx';
import { Page } from '../../ui/page.tsx';
import { useToast } from '../../ui/toast.tsx';

/** A wallet, after the first day. */
export function NewWalletScreen() {
  const { profile } = useHouseState();
  const navigate = useNavigate();
  const say = useToast();
  return (
    <Page
      title="A wallet"
      lede="Its keys are made and kept by a process of their own, which ends at every lock."
    >
      <WalletSetup
        kind={profile?.kind ?? 'sandbox'}
        later="Not now"
        onDone={(made) => {
          if (made !== null) say({ title: made, tone: 'go' });
          void navigate({ to: '/accounts' });
        }}
      />
    </Page>
  );
}
