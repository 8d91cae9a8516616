import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useDraft } from '../../client/draft.ts';
import { useRead } from '../../client/read.ts';
import { useBalances } from '../../client/streams.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { Page } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { EMPTY_SEND, planSend } from './draft.ts';
import { SendForm } from './send-form.tsx';

/** An ordinary payment, from an account to an address. Its review follows. */
export function SendScreen() {
  const { account = null } = useSearch({ from: '/send' });
  const [draft, setDraft] = useDraft(`send ${account ?? ''}`, { ...EMPTY_SEND, account });
  const locale = useLocale();
  const accounts = useRead('accounts', 'list', undefined);
  const balances = useBalances();
  const body = (): ReactNode => {
    if (accounts.state === 'failed') {
      return <FailureNote failure={accounts.failure} again={accounts.again} />;
    }
    if (balances.value === null && balances.failure !== null) {
      return <FailureNote failure={balances.failure} title="The balances could not be read" />;
    }
    if (accounts.state === 'loading' || balances.value === null) {
      return <SkeletonRows label="Reading accounts and balances" />;
    }
    const plan = planSend(draft, accounts.value, balances.value.list, locale);
    if (plan.account === null) {
      return (
        <EmptyState
          title="There is no account to pay from"
          text="Make or import a wallet under Accounts first."
        />
      );
    }
    return (
      <SendForm
        draft={draft}
        onDraft={setDraft}
        plan={plan}
        accounts={accounts.value}
        draftKey={`send ${account ?? ''}`}
      />
    );
  };
  return (
    <Page title="Send" lede="Pay somebody on the same chain. You read a review before you sign.">
      {body()}
    </Page>
  );
}
