import { useState } from 'react';
import { Page, Section } from '../../ui/page.tsx';
import { EvidenceDesk } from './evidence/evidence-desk.tsx';
import { ActionGroups } from './list/action-groups.tsx';
import { EMPTY_FILTER } from './list/filter.ts';
import { FilterBar } from './list/filter-bar.tsx';

/** Everything that was done, is under way or waits; and a place to check anybody's evidence file. */
export function ActivityScreen() {
  const [filter, setFilter] = useState(EMPTY_FILTER);
  return (
    <Page title="Activity" lede="What waits for you, what is under way, and what has ended.">
      <FilterBar filter={filter} onFilter={setFilter} />
      <ActionGroups filter={filter} onReset={() => setFilter(EMPTY_FILTER)} />
      <Section title="Check an evidence file">
        <EvidenceDesk />
      </Section>
    </Page>
  );
}
