import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand } from '../../client/command.ts';
import { useHouseState } from '../../client/house.tsx';
import { useRead } from '../../client/read.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ComparedList } from './compared-list.tsx';
import { REASONS } from './reasons.ts';

/** A ledger that came back from an earlier day: what that means, what the world says, and the way out. */
export function RecoveredScreen() {
  const { recovered } = useHouseState();
  const navigate = useNavigate();
  const say = useToast();
  const compared = useRead('ledger', 'compare', undefined, { when: recovered.length > 0 });
  const release = useCommand('ledger', 'release');
  const [sure, setSure] = useState(false);

  if (recovered.length === 0) {
    return (
      <Page title="Recovered mode">
        <EmptyState
          title="The ledger is up to date"
          text="Nothing came back from an earlier day, so there is nothing to compare."
        />
      </Page>
    );
  }
  const letGo = async (): Promise<void> => {
    const answer = await release.run({});
    if (!answer.ok) return;
    say({ title: 'Recovered mode has ended', text: 'Actions go on from here.', tone: 'go' });
    void navigate({ to: '/' });
  };
  return (
    <Page
      title="From an earlier day"
      lede="This ledger may not know all that was done after it was written. So nothing is sent or signed until you have compared it with the chains, and say so."
    >
      <Section title="Why">
        <ul className="flex flex-col gap-2">
          {recovered.map((reason) => (
            <li key={reason} className="max-w-words border-l-2 border-wait pl-4">
              {REASONS[reason]}
            </li>
          ))}
        </ul>
      </Section>
      <Section
        title="What was open then, and what the world says now"
        aside={
          compared.state === 'full' ? (
            <Button small kind="plain" className="-mr-3" onClick={compared.again}>
              Ask again
            </Button>
          ) : undefined
        }
      >
        {compared.state === 'loading' && (
          <SkeletonRows label="Asking the chains and the services" rows={2} />
        )}
        {compared.state === 'failed' && (
          <FailureNote
            title="It could not be compared"
            failure={compared.failure}
            again={compared.again}
          />
        )}
        {compared.state === 'full' && <ComparedList list={compared.value} />}
      </Section>
      <Section title="Release">
        <p className="max-w-words text-soft">
          Approvals from before are void. What was open goes on: it looks first whether it has
          happened already, and never does a thing twice. Actions that this ledger does not know of
          stay unknown to it; you find them on the chain.
        </p>
        <Checkbox checked={sure} onChecked={setSure}>
          I have compared, and no other Countinghouse is working with these keys.
        </Checkbox>
        {release.failure !== null && <FailureNote failure={release.failure} />}
        <div>
          <Button
            kind="go"
            busy={release.running}
            disabled={!sure || compared.state !== 'full'}
            onClick={() => void letGo()}
          >
            End recovered mode
          </Button>
        </div>
      </Section>
    </Page>
  );
}
