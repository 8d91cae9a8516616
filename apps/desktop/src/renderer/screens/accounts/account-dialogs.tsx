import type { Account } from '../../../contract/accounts.ts';
import type { NamedChain } from '../../../contract/values.ts';
import { KeystoreDialog } from './keystore-dialog.tsx';
import { PhraseDialog } from './phrase-dialog.tsx';
import { ReceiveDialog } from './receive-dialog.tsx';
import { Rename } from './rename.tsx';

export type AccountQuestion = 'receive' | 'rename' | 'phrase' | 'keystore';

/** What may stand in front of an account's page. */
export function AccountDialogs({
  question,
  account,
  chains,
  sandbox,
  onClose,
}: {
  readonly question: AccountQuestion | null;
  readonly account: Account;
  readonly chains: readonly NamedChain[];
  readonly sandbox: boolean;
  readonly onClose: () => void;
}) {
  switch (question) {
    case null:
      return null;
    case 'receive':
      return (
        <ReceiveDialog account={account} chains={chains} sandbox={sandbox} onClose={onClose} />
      );
    case 'rename':
      return <Rename account={account} onClose={onClose} />;
    case 'phrase':
      return (
        <PhraseDialog
          walletId={account.walletId}
          walletName={account.walletName}
          onClose={onClose}
        />
      );
    case 'keystore':
      return <KeystoreDialog account={account} sandbox={sandbox} onClose={onClose} />;
  }
}
