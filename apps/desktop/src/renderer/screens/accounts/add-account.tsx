import { useState } from 'react';
import { useCommand } from '../../client/command.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { NameField } from '../../ui/name-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { nextName, type Wallet } from './wallets.ts';

/** The next account of a phrase. The phrase that brings the wallet back brings it back too. */
export function AddAccount({
  wallet,
  onClose,
}: {
  readonly wallet: Wallet;
  readonly onClose: () => void;
}) {
  const [name, setName] = useState(nextName(wallet));
  const add = useCommand('accounts', 'add');
  const say = useToast();
  const go = async (): Promise<void> => {
    const added = await add.run({ walletId: wallet.id, name: name.trim() });
    if (!added.ok) return;
    say({ title: `“${name.trim()}” added`, tone: 'go' });
    onClose();
  };
  return (
    <FormDialog
      title="Another account"
      lede={`It comes from the phrase of ${wallet.name}: there is nothing new to write down.`}
      does="Add it"
      onDo={() => void go()}
      onClose={onClose}
      busy={add.running}
      ready={name.trim() !== ''}
    >
      <NameField value={name} onValue={setName} autoFocus />
      {add.failure !== null && <FailureNote failure={add.failure} />}
    </FormDialog>
  );
}
