import { useState } from 'react';
import type { Profile } from '../../../contract/house.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Step } from '../../ui/step.tsx';
import { CreateWallet } from './create-wallet.tsx';
import { ImportKey } from './import-key.tsx';
import { ImportPhrase } from './import-phrase.tsx';

type Way = 'new' | 'phrase' | 'key';

/** A wallet, made anew or brought along. `onDone` gets a sentence of what there is now, or null for later. */
export function WalletSetup({
  kind,
  later,
  onDone,
}: {
  readonly kind: Profile['kind'];
  /** What the button that leaves it says. */
  readonly later: string;
  readonly onDone: (made: string | null) => void;
}) {
  const [way, setWay] = useState<Way | null>(null);
  const [chosen, setChosen] = useState<Way>('new');
  const back = (): void => setWay(null);
  if (way === 'new') return <CreateWallet onDone={onDone} onBack={back} />;
  if (way === 'phrase') return <ImportPhrase kind={kind} onDone={onDone} onBack={back} />;
  if (way === 'key') return <ImportKey onDone={onDone} onBack={back} />;
  return (
    <Step
      next="Go on"
      onNext={() => setWay(chosen)}
      aside={
        <Button kind="plain" onClick={() => onDone(null)}>
          {later}
        </Button>
      }
    >
      <Choice
        label="How"
        value={chosen}
        onValue={setChosen}
        options={[
          {
            value: 'new',
            title: 'Make a new one',
            text: 'A fresh phrase of words. You write it down; it can bring the wallet back anywhere.',
          },
          {
            value: 'phrase',
            title: 'Bring one along by its phrase',
            text:
              kind === 'sandbox'
                ? 'It gets other addresses here than it has in the world, so that no sandbox signature counts there. Better still: do not bring a phrase that holds real money.'
                : '12 to 24 words, as other wallets write them.',
          },
          {
            value: 'key',
            title: 'Bring a single private key or a keystore file',
            disabled: kind === 'sandbox',
            text:
              kind === 'sandbox'
                ? 'Not in a sandbox: what such a key signs here would count on the real chain.'
                : 'One account, without a phrase to bring it back.',
          },
        ]}
      />
    </Step>
  );
}
