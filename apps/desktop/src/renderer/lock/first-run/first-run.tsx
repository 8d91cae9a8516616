import { useState } from 'react';
import type { Network } from '../../../contract/network.ts';
import { Sheet } from '../sheet.tsx';
import { WalletSetup } from '../wallet/wallet-setup.tsx';
import { Answered } from './answered.tsx';
import { CodeCheckStep } from './code-check-step.tsx';
import { CodeStep } from './code-step.tsx';
import { KindStep, type Plan } from './kind-step.tsx';
import { fromForm, NEW_NETWORK } from './network-form.ts';
import { NetworkStep } from './network-step.tsx';
import { PassphraseStep } from './passphrase-step.tsx';
import { ReadyStep } from './ready-step.tsx';

type At = 'kind' | 'network' | 'passphrase' | 'code' | 'check' | 'wallet' | 'ready';

/**
 * From nothing to an open house, one question at a time. The recovery code is held here, while it is
 * shown and not a moment longer.
 */
export function FirstRun({
  onDone,
  onBack,
}: {
  readonly onDone: () => void;
  readonly onBack?: () => void;
}) {
  const [at, setAt] = useState<At>('kind');
  const [plan, setPlan] = useState<Plan>({ kind: null, name: '' });
  const [network, setNetwork] = useState(NEW_NETWORK);
  const [code, setCode] = useState('');
  const [wallet, setWallet] = useState<string | null>(null);
  const live = plan.kind === 'live';
  const answered = [
    ...(at === 'kind' ? [] : [`${live ? 'Live' : 'Sandbox'} profile “${plan.name}”`]),
    ...(live && at !== 'kind' && at !== 'network'
      ? [`${network.chains.length === 1 ? 'One chain' : `${network.chains.length} chains`} checked`]
      : []),
    ...(['code', 'check', 'wallet', 'ready'].includes(at) ? ['Passphrase set'] : []),
    ...(['wallet', 'ready'].includes(at) ? ['Recovery code written down and checked'] : []),
    ...(at === 'ready' && wallet !== null ? [wallet] : []),
  ];
  const wanted: Network | null = live ? fromForm(network) : null;

  return (
    <Sheet {...TITLES[at]} wide sandbox={plan.kind === 'sandbox'}>
      <Answered list={answered} />
      {at === 'kind' && (
        <KindStep
          plan={plan}
          onPlan={setPlan}
          onNext={() => setAt(live ? 'network' : 'passphrase')}
          onBack={onBack}
        />
      )}
      {at === 'network' && (
        <NetworkStep
          form={network}
          onForm={setNetwork}
          onNext={() => setAt('passphrase')}
          onBack={() => setAt('kind')}
        />
      )}
      {at === 'passphrase' && plan.kind !== null && (
        <PassphraseStep
          wish={{
            kind: 'create profile',
            name: plan.name.trim(),
            profile: plan.kind,
            network: wanted,
          }}
          onMade={(recoveryCode) => {
            setCode(recoveryCode);
            setAt('code');
          }}
          onBack={() => setAt(live ? 'network' : 'kind')}
        />
      )}
      {at === 'code' && <CodeStep code={code} onNext={() => setAt('check')} />}
      {at === 'check' && (
        <CodeCheckStep
          onNext={() => {
            setCode('');
            setAt('wallet');
          }}
          onBack={() => setAt('code')}
        />
      )}
      {at === 'wallet' && (
        <WalletSetup
          kind={plan.kind ?? 'sandbox'}
          later="Later"
          onDone={(made) => {
            setWallet(made);
            setAt('ready');
          }}
        />
      )}
      {at === 'ready' && <ReadyStep hasWallet={wallet !== null} onDone={onDone} />}
    </Sheet>
  );
}

const TITLES: Readonly<Record<At, { readonly title: string; readonly lede: string }>> = {
  kind: {
    title: 'Open a counting house',
    lede: 'A ledger, a strongbox and a seal, kept on this computer. Everything is written down before it is done.',
  },
  network: {
    title: 'Whom it talks to',
    lede: 'Countinghouse has no servers of its own. Name the ones you trust; each is asked which chain it is.',
  },
  passphrase: {
    title: 'Choose a passphrase',
    lede: 'It encrypts the ledger and the keys. Nobody can reset it: not us, not the services.',
  },
  code: {
    title: 'Write this down',
    lede: 'The recovery code opens everything, even without the passphrase. It is shown this once.',
  },
  check: {
    title: 'Read it back',
    lede: 'Type the code from your paper. It is tried on the lock itself, so you know that it works.',
  },
  wallet: {
    title: 'A wallet',
    lede: 'Its keys are made and kept by a process of their own, which ends at every lock.',
  },
  ready: { title: 'The house is open', lede: 'What you have now, and what happens at the lock.' },
};
