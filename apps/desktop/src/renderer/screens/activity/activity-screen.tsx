import { useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { EvidenceDesk } from './evidence/evidence-desk.tsx';
import { ActionGroups } from './list/action-groups.tsx';
import { EMPTY_FILTER } from './list/filter.ts';
import { FilterBar } from './list/filter-bar.tsx';

/** Everything that was done, is under way or waits; and a place to check anybody's evidence file. */
export function ActivityScreen() {
  const [filter, setFilter] = useState(EMPTY_FILTER);
  const desk = useRef<HTMLDivElement>(null);
  return (
    <Page
      title="Activity"
      lede="What waits for you, what is under way, and what has ended."
      actions={
        <Button onClick={() => desk.current?.scrollIntoView({ block: 'center' })}>
          Check an evidence file
        </Button>
      }
    >
      <FilterBar filter={filter} onFilter={setFilter} />
      <ActionGroups filter={filter} onReset={() => setFilter(EMPTY_FILTER)} />
      <div ref={desk}>
        <Section title="Check an evidence file">
          <EvidenceDesk />
        </Section>
      </div>
    </Page>
  );
}
