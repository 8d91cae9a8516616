import { useState } from 'react';
import type { EarnAccount } from '../../../contract/earn.ts';
import { useCommand } from '../../client/command.ts';
import { Address } from '../../ui/address.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Warnings } from '../../ui/warnings.tsx';

/**
 * The service names another account than the one that is used: both are named, and nothing is begun
 * through it before the person has decided. Their word is written down before anything is done with it.
 */
export function WhichAccount({
  account: { account, computed, owner, told, agreedAt },
}: {
  readonly account: EarnAccount;
}) {
  const agree = useCommand('earn', 'agree');
  const [known, setKnown] = useState(false);
  if (told.account === null) return null;
  const named = told.account;
  const back = named.toLowerCase() === computed.toLowerCase();
  return (
    <section aria-label="Which account is yours" className="flex flex-col gap-4 pb-4">
      <Warnings
        list={[{ code: 'OTHER_ACCOUNT', weight: 'risk', sentence: said(agreedAt, back) }]}
      />
      <dl className="rows border-y border-hairline">
        <Named title="1tx names" address={named} />
        {agreedAt !== null && <Named title="You agreed to" address={account} />}
        {!back && <Named title="Computed from your address" address={computed} />}
      </dl>
      <p className="max-w-words text-soft">
        {back
          ? 'Computed and named are the same again. What lies in the one you agreed to stays there: take it out without 1tx first.'
          : 'It may be yours by a rule this program does not know. It may also be somebody else’s: then whoever owns it takes all that you put in. Ask 1tx, over a way you trust, before you agree.'}
      </p>
      <Checkbox checked={known} onChecked={setKnown}>
        {back
          ? 'I want to use the account that is computed from my address again.'
          : 'I know that nobody here can check whose account that is, and I want to use it.'}
      </Checkbox>
      {agree.failure !== null && (
        <FailureNote title="It was not written down" failure={agree.failure} />
      )}
      <div>
        <Button
          disabled={!known}
          busy={agree.running}
          onClick={() => void agree.run({ owner: owner.address, account: named })}
        >
          Use the account that 1tx names
        </Button>
      </div>
    </section>
  );
}

function said(agreedAt: number | null, back: boolean): string {
  if (agreedAt === null) {
    return 'The account that 1tx names is not the one computed from your address. Nothing is put in, authorized or withdrawn before you decide.';
  }
  return back
    ? '1tx names the account computed from your address again, and not the one you agreed to. Nothing is begun before you decide.'
    : '1tx names another account than the one you agreed to. Nothing is begun before you decide anew.';
}

function Named({ title, address }: { readonly title: string; readonly address: string }) {
  return (
    <div className="flex flex-col gap-1 py-3">
      <dt className="text-note text-soft">{title}</dt>
      <dd>
        <Address address={address} show="whole" />
      </dd>
    </div>
  );
}
