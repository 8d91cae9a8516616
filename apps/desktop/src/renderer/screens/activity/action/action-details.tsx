import type { ActionDetail } from '../../../../contract/actions.ts';
import type { Failure } from '../../../../contract/result.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { useLocale } from '../../../ui/locale.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { StatusWord } from '../../../ui/status-word.tsx';
import { Review } from '../review/review.tsx';
import { ActionCommands } from './action-commands.tsx';
import { Deposit } from './deposit.tsx';
import { DepositWord } from './deposit-word.tsx';
import { EvidenceButton } from './evidence-button.tsx';
import { Proofs } from './proofs.tsx';
import { ProviderFacts } from './provider-facts.tsx';
import { Story } from './story.tsx';
import { titleOf } from './title.ts';
import { Where } from './where.tsx';

/** An action as it stands. What waits for the person comes first, what proves it last. */
export function ActionDetails({
  detail,
  late,
  again,
}: {
  readonly detail: ActionDetail;
  /** Why there is no newer reading. */
  readonly late: Failure | null;
  readonly again: () => void;
}) {
  const locale = useLocale();
  const { row, review, deposit, commands } = detail;
  return (
    <Page
      title={titleOf(row, locale)}
      lede={<StatusWord row={row} />}
      actions={<EvidenceButton actionId={row.id} />}
    >
      {late !== null && (
        <FailureNote failure={late} title="This may be out of date" again={again} />
      )}
      <Where detail={detail} />
      {review !== null && (
        <Review actionId={row.id} review={review} commands={commands} again={again} />
      )}
      {deposit !== null && <Deposit actionId={row.id} deposit={deposit} commands={commands} />}
      {deposit === null && (commands.includes('sent') || commands.includes('not-sent')) && (
        <DepositWord actionId={row.id} commands={commands} />
      )}
      {review === null && <ActionCommands detail={detail} />}
      <Section title="What happened">
        <Story detail={detail} />
      </Section>
      {detail.proofs.length > 0 && (
        <Section title="What proves it">
          <Proofs list={detail.proofs} />
        </Section>
      )}
      <ProviderFacts detail={detail} />
    </Page>
  );
}
