import { Link } from '@tanstack/react-router';
import type { NamedChain } from '../../../contract/values.ts';
import { useHouseState } from '../../client/house.tsx';
import { Button } from '../../ui/button.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useFaucet } from './use-faucet.ts';

export interface GasWayProps {
  /** One of our own, which lacks coin for fees. */
  readonly address: string;
  readonly chain: NamedChain;
  /** What to do once it is there. */
  readonly next?: string;
}

/** The way to coin for fees: the faucet of a sandbox; in the world, the address it has to be sent to. */
export function GasWay(props: GasWayProps) {
  const { profile } = useHouseState();
  if (profile?.kind === 'sandbox') return <FromFaucet {...props} />;
  return (
    <Link
      to="/accounts/$address"
      params={{ address: props.address }}
      className="font-medium underline underline-offset-4"
    >
      Show the address to send to
    </Link>
  );
}

const COIN = 'ETH';

function FromFaucet({ address, chain, next = 'It shows as soon as it is read.' }: GasWayProps) {
  const faucet = useFaucet(address);
  const say = useToast();
  const take = async (): Promise<void> => {
    if (!(await faucet.take(chain.id, COIN))) return;
    say({ title: `The faucet paid ${COIN} on ${chain.name}`, text: next, tone: 'go' });
  };
  return (
    <>
      <Button small busy={faucet.running} onClick={() => void take()}>
        Take {COIN} on {chain.name} from the faucet
      </Button>
      {faucet.failure !== null && <FailureNote failure={faucet.failure} />}
    </>
  );
}
