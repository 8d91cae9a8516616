import { useNavigate } from '@tanstack/react-router';
import type { Account } from '../../../contract/accounts.ts';
import { useHouseState } from '../../client/house.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useFaucet } from '../accounts/use-faucet.ts';

/** No wallet yet. */
export function NoWallet() {
  const navigate = useNavigate();
  return (
    <EmptyState
      title="The house is open, and empty"
      text="A wallet holds the keys that sign for your money. Make one, or bring one along."
      action={
        <Button kind="go" onClick={() => void navigate({ to: '/wallets/new' })}>
          Set up a wallet
        </Button>
      }
    />
  );
}

/** A wallet and nothing in it: play money in a sandbox, the address in a live profile. */
export function FirstMoney({ account }: { readonly account: Account }) {
  const { profile } = useHouseState();
  return profile?.kind === 'sandbox' ? (
    <PlayMoney account={account} />
  ) : (
    <Receive account={account} />
  );
}

function PlayMoney({ account }: { readonly account: Account }) {
  const faucet = useFaucet(account.address);
  const say = useToast();
  const take = async (): Promise<void> => {
    const taken = await faucet.takeFirst();
    if (taken !== null) say({ title: taken, text: 'It shows as soon as it is read.', tone: 'go' });
  };
  return (
    <EmptyState
      title="Some money to practise with"
      text={`The sandbox has a faucet. It pays 1 ETH for fees and 1,000 USDC to ${account.name}, on chains that exist on this computer only. Nothing here is worth anything, and everything works as it does in the world.`}
      action={
        <div className="flex flex-col gap-3">
          {faucet.failure !== null && <FailureNote failure={faucet.failure} />}
          <div>
            <Button kind="go" busy={faucet.running} onClick={() => void take()}>
              {faucet.running ? 'The faucet is paying' : 'Take some money from the faucet'}
            </Button>
          </div>
        </div>
      }
    />
  );
}

function Receive({ account: { address, name } }: { readonly account: Account }) {
  const navigate = useNavigate();
  return (
    <EmptyState
      title="Nothing has arrived yet"
      text={`${name} is ready. Send a small amount to it first, and see it arrive here before you send more.`}
      action={
        <Button
          kind="go"
          onClick={() => void navigate({ to: '/accounts/$address', params: { address } })}
        >
          Show the address
        </Button>
      }
    />
  );
}
