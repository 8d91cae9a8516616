import type { EarnAccount } from '../../../contract/earn.ts';
import { useCommand } from '../../client/command.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { Warnings } from '../../ui/warnings.tsx';

/** That a person agreed to another account than the computed one, and how they go back. */
export function AgreedAccount({
  account: { computed, owner, agreedAt },
}: {
  readonly account: EarnAccount;
}) {
  const agree = useCommand('earn', 'agree');
  const locale = useLocale();
  if (agreedAt === null) return null;
  const day = new Date(agreedAt).toLocaleDateString(locale, { dateStyle: 'long' });
  const sentence = `On ${day} you agreed to use the account that 1tx names. Computed from your address it would be ${computed}. What lies there is not shown while this one is used; rights you gave there are, below.`;
  return (
    <div className="flex flex-col items-start gap-3">
      <Warnings list={[{ code: 'AGREED_ACCOUNT', weight: 'risk', sentence }]} />
      {agree.failure !== null && (
        <FailureNote title="It was not written down" failure={agree.failure} />
      )}
      <Button
        small
        busy={agree.running}
        onClick={() => void agree.run({ owner: owner.address, account: computed })}
      >
        Use the computed account again
      </Button>
    </div>
  );
}
