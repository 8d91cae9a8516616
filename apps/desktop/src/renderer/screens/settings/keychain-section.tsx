import { useState } from 'react';
import type { HouseState } from '../../../contract/house.ts';
import { useCommand } from '../../client/command.ts';
import { useHouseState } from '../../client/house.tsx';
import { PassphraseDialog } from '../../secrets/passphrase-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Section } from '../../ui/page.tsx';
import { ToneWord } from '../../ui/status-word.tsx';
import { useToast } from '../../ui/toast.tsx';

/** The keychain of this computer: what state it is in, and what it may open. */
export function KeychainSection() {
  const { keychain, keychainOpensTracking: trusted } = useHouseState();
  const [asking, setAsking] = useState(false);
  const forget = useCommand('settings', 'forgetKeychain');
  const { tone, sentence } = STATES[keychain];
  return (
    <Section title="Keychain" aside={<ToneWord tone={tone}>{keychain}</ToneWord>}>
      <p className="max-w-words text-soft">{sentence}</p>
      <p className="max-w-words">
        {trusted
          ? 'It may open watching after a restart. Viewing and signing still need your passphrase.'
          : 'It opens nothing. After a restart, watching begins when you unlock.'}
      </p>
      {forget.failure !== null && <FailureNote failure={forget.failure} />}
      <div>
        {trusted ? (
          <Button busy={forget.running} onClick={() => void forget.run({})}>
            Take that back
          </Button>
        ) : (
          <Button disabled={keychain !== 'available'} onClick={() => setAsking(true)}>
            Let it open watching
          </Button>
        )}
      </div>
      {asking && <TrustKeychain onClose={() => setAsking(false)} />}
    </Section>
  );
}

const STATES: Readonly<
  Record<
    HouseState['keychain'],
    { readonly tone: 'go' | 'wait' | 'quiet'; readonly sentence: string }
  >
> = {
  available: {
    tone: 'go',
    sentence:
      'It is there and open. It can keep the key that watches; the keys that sign are never given to it.',
  },
  locked: {
    tone: 'wait',
    sentence: 'It is there and locked. Open it in your system, and it can be used here.',
  },
  absent: {
    tone: 'quiet',
    sentence: 'This computer has none, or none that answers. Nothing here depends on it.',
  },
  unknown: {
    tone: 'quiet',
    sentence: 'It did not answer in time, so nothing is asked of it. Nothing here depends on it.',
  },
};

function TrustKeychain({ onClose }: { readonly onClose: () => void }) {
  const say = useToast();
  return (
    <PassphraseDialog
      wish={{ kind: 'trust keychain' }}
      title="Let the keychain open watching"
      lede="Whoever is logged in to this computer could then see that actions go on, and nothing of what they are."
      does="Let it"
      doing="Handing it over"
      onBrought={() => {
        say({ title: 'After a restart, watching begins by itself', tone: 'go' });
        onClose();
      }}
      onClose={onClose}
    />
  );
}
