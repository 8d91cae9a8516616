import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Section } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useFaucet } from './use-faucet.ts';

/** Play money, as much as one likes. */
export function FaucetSection({ address }: { readonly address: string }) {
  const faucet = useFaucet(address);
  const say = useToast();
  const [chosen, setChosen] = useState<string | null>(null);
  const list = faucet.assets ?? [];
  const options = list.map(({ chain, symbol }) => ({
    value: `${chain.id} ${symbol}`,
    text: `${symbol} on ${chain.name}`,
  }));
  const [first] = options;
  const value = chosen ?? first?.value ?? '';
  const take = async (): Promise<void> => {
    const asset = list.find(({ chain, symbol }) => `${chain.id} ${symbol}` === value);
    if (asset === undefined || !(await faucet.take(asset.chain.id, asset.symbol))) return;
    say({
      title: `The faucet paid ${asset.symbol} on ${asset.chain.name}`,
      text: 'It shows as soon as it is read.',
      tone: 'go',
    });
  };
  return (
    <Section title="Faucet" aside="Play money of the sandbox">
      {faucet.assets === null && faucet.failure === null && <Skeleton className="h-10 w-full" />}
      {options.length > 0 && (
        <div className="flex flex-wrap items-end gap-2">
          <Select
            label="What to take"
            value={value}
            onValue={setChosen}
            options={options}
            className="min-w-0 flex-1 basis-56"
          />
          <Button busy={faucet.running} onClick={() => void take()}>
            Take some
          </Button>
        </div>
      )}
      {faucet.assets?.length === 0 && (
        <p className="text-soft">The sandbox is not running, so its faucet gives nothing now.</p>
      )}
      {faucet.failure !== null && <FailureNote failure={faucet.failure} />}
    </Section>
  );
}
