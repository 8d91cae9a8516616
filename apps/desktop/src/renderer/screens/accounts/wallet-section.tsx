import { useState } from 'react';
import type { Balances } from '../../../contract/accounts.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { AccountLines } from '../home/account-lines.tsx';
import { AddAccount } from './add-account.tsx';
import { PhraseDialog } from './phrase-dialog.tsx';
import type { Wallet } from './wallets.ts';

/** One wallet: its accounts, and what can be done with the wallet itself. */
export function WalletSection({
  wallet,
  balances,
}: {
  readonly wallet: Wallet;
  readonly balances: Balances | null;
}) {
  const [open, setOpen] = useState<'add' | 'phrase' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <Section
      title={wallet.name}
      aside={wallet.kind === 'phrase' ? 'a phrase of words' : 'a single key'}
    >
      <AccountLines
        label={`Accounts of ${wallet.name}`}
        accounts={wallet.accounts}
        balances={balances}
      />
      {wallet.kind === 'phrase' && (
        <div className="-ml-3 flex flex-wrap gap-2">
          <Button small kind="plain" onClick={() => setOpen('add')}>
            Add an account
          </Button>
          <Button small kind="plain" onClick={() => setOpen('phrase')}>
            Show the phrase
          </Button>
        </div>
      )}
      {open === 'add' && <AddAccount wallet={wallet} onClose={close} />}
      {open === 'phrase' && (
        <PhraseDialog walletId={wallet.id} walletName={wallet.name} onClose={close} />
      )}
    </Section>
  );
}
