import { useHouseState } from '../../client/house.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Step } from '../../ui/step.tsx';
import { KEYCHAIN_SENTENCES } from '../keychain.ts';

/** What there is now, and what the locks mean. */
export function ReadyStep({
  hasWallet,
  onDone,
}: {
  readonly hasWallet: boolean;
  readonly onDone: () => void;
}) {
  const { keychain, profile } = useHouseState();
  return (
    <Step next="Go in" onNext={onDone}>
      <Facts
        sentences
        list={[
          ['Screen lock', 'Goes on watching what is under way; signs nothing.'],
          ['Full lock', 'Every key is dropped; watching stops.'],
          ['Keychain', KEYCHAIN_SENTENCES[keychain]],
          [
            'Next',
            hasWallet
              ? profile?.kind === 'sandbox'
                ? 'Take play money from the faucet, and swap.'
                : 'Send something small to your account, and swap.'
              : 'Make a wallet, under Accounts.',
          ],
        ]}
      />
    </Step>
  );
}
