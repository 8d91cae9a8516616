import { useState } from 'react';
import type { Account } from '../../../contract/accounts.ts';
import { useCommand } from '../../client/command.ts';
import { useRead } from '../../client/read.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Section } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useToast } from '../../ui/toast.tsx';
import { HeadList } from './head-list.tsx';

/** Where the ledger ended, signed by an account: kept elsewhere, it shows any later rewriting. */
export function Heads() {
  const heads = useRead('ledger', 'heads', undefined);
  const accounts = useRead('accounts', 'list', undefined);
  const known = accounts.state === 'full' ? accounts.value : [];
  return (
    <Section title="Signed heads">
      <p className="max-w-words text-soft">
        An account signs which event is the last, and its hash. Save that file somewhere else:
        whoever has it can tell whether the ledger was cut off or rewritten before that point.
      </p>
      {known.length > 0 && <SignNow accounts={known} />}
      {accounts.state === 'full' && known.length === 0 && (
        <p className="text-note text-faint">It takes an account to sign with.</p>
      )}
      {heads.state === 'loading' && <SkeletonRows label="Reading the signed heads" rows={2} />}
      {heads.state === 'failed' && (
        <FailureNote
          title="Signed heads could not be read"
          failure={heads.failure}
          again={heads.again}
        />
      )}
      {heads.state === 'full' && <HeadList heads={heads.value} accounts={known} />}
    </Section>
  );
}

function SignNow({ accounts }: { readonly accounts: readonly Account[] }) {
  const sign = useCommand('ledger', 'signHead');
  const say = useToast();
  const [chosen, setChosen] = useState<string | null>(null);
  const account = chosen ?? accounts[0]?.address ?? '';
  const go = async (): Promise<void> => {
    const signed = await sign.run({ account });
    if (signed.ok) {
      say({ title: `Event ${signed.value.seq} is signed`, text: 'Save the file elsewhere.' });
    }
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-2">
        <Select
          label="Sign with"
          value={account}
          onValue={setChosen}
          options={accounts.map(({ address, name }) => ({ value: address, text: name }))}
          className="flex-1 basis-56"
        />
        <Button busy={sign.running} onClick={() => void go()}>
          Sign the head now
        </Button>
      </div>
      {sign.failure !== null && <FailureNote failure={sign.failure} />}
    </div>
  );
}
