import type { ReactNode } from 'react';
import type { ActionDetail } from '../../../../contract/actions.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { useLocale } from '../../../ui/locale.tsx';
import { readPercent } from '../../../ui/money.ts';
import { Section } from '../../../ui/page.tsx';
import { Time } from '../../../ui/time.tsx';

/** What the provider says, in its own words, and the id its support asks for. */
export function ProviderFacts({
  detail: { provider, quoteFacts },
}: {
  readonly detail: ActionDetail;
}) {
  const locale = useLocale();
  const facts: (readonly [string, ReactNode])[] = [];
  if (provider !== null) {
    if (provider.status !== null) {
      facts.push([
        `${provider.name} says`,
        <span key="says" className="font-mono text-note">
          {provider.status}
        </span>,
      ]);
    }
    if (provider.correlationId !== null) {
      facts.push([
        'Id to name to its support',
        <span key="id" className="inline-flex items-center gap-1">
          <span className="font-mono text-note break-all">{provider.correlationId}</span>
          <CopyButton text={provider.correlationId} what="correlation id" />
        </span>,
      ]);
    }
  }
  if (quoteFacts !== null) {
    facts.push(['The price may move by', readPercent(quoteFacts.slippageBasisPoints, locale)]);
    if (quoteFacts.requestedDeadline !== null) {
      facts.push([
        'Deadline asked for',
        <Time key="deadline" at={quoteFacts.requestedDeadline} exact />,
      ]);
    }
    if (quoteFacts.problems.length > 0) {
      facts.push(['Why the quote was refused', quoteFacts.problems.join(' ')]);
    }
  }
  if (facts.length === 0) return null;
  return (
    <Section title={provider === null ? 'The quote' : `Through ${provider.name}`}>
      <Facts list={facts} />
    </Section>
  );
}
