import { useState } from 'react';
import type { Account } from '../../../contract/accounts.ts';
import { useCommand } from '../../client/command.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** Another name for an account. Only this ledger knows it. */
export function Rename({
  account,
  onClose,
}: {
  readonly account: Account;
  readonly onClose: () => void;
}) {
  const [name, setName] = useState(account.name);
  const rename = useCommand('accounts', 'rename');
  const go = async (): Promise<void> => {
    const renamed = await rename.run({ address: account.address, name: name.trim() });
    if (renamed.ok) onClose();
  };
  return (
    <FormDialog
      title="Rename"
      lede="The name is for you. Nobody else sees it."
      does="Rename"
      onDo={() => void go()}
      onClose={onClose}
      busy={rename.running}
      ready={name.trim() !== '' && name.trim() !== account.name}
    >
      <TextField label="Name" value={name} onValue={setName} maxLength={60} autoFocus />
      {rename.failure !== null && <FailureNote failure={rename.failure} />}
    </FormDialog>
  );
}
