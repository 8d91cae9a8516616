import { useEffect, useState } from 'react';
import type { About } from '../../../contract/house.ts';
import type { Failure } from '../../../contract/result.ts';
import { useAsk, useHouseState } from '../../client/house.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Section } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { diagnostics } from './diagnostics.ts';

/** Where everything lies, what runs, and a text about it for whoever helps. */
export function Computer() {
  const ask = useAsk();
  const state = useHouseState();
  const [about, setAbout] = useState<About | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let here = asked >= 0;
    void ask.house.about().then((answer) => {
      if (!here) return;
      if (answer.ok) setAbout(answer.value);
      setFailure(answer.ok ? null : answer.error);
    });
    return () => {
      here = false;
    };
  }, [ask, asked]);
  const again = (): void => setAsked(asked + 1);
  if (failure !== null) return <FailureNote failure={failure} again={again} />;
  if (about === null) return <SkeletonRows label="Asking the house about itself" rows={5} />;
  return (
    <>
      <Section title="Data folder">
        <p className="max-w-words text-soft">
          The encrypted ledger, its header and its snapshots lie here. To move to another computer,
          copy the whole folder while this program is closed.
        </p>
        <p className="flex items-center gap-2 border-y border-hairline py-2">
          <span className="min-w-0 flex-1 font-mono text-note break-all">{about.dataFolder}</span>
          <CopyButton text={about.dataFolder} what="data folder" />
        </p>
      </Section>
      <Section
        title="Diagnostics"
        aside={
          <Button small kind="plain" className="-mr-3" onClick={again}>
            Look again
          </Button>
        }
      >
        <Facts
          list={[
            ['Countinghouse', about.version],
            ['Shown in', about.host === 'electron' ? 'a window of its own' : 'a browser'],
            ['System', about.platform],
            ['Node', about.node],
            ['Started', <Time key="started" at={about.startedAt} />],
            ...about.processes.map(
              ({ name, pid }) =>
                [`Process: ${name}`, pid === null ? 'does not run' : `number ${pid}`] as const,
            ),
          ]}
        />
        <div className="flex flex-wrap items-center gap-x-3 text-note text-faint">
          <CopyButton
            text={diagnostics(about, state)}
            what="diagnostics"
            label="Copy diagnostics"
            className="-ml-1"
          />
          <span>
            Versions, processes and states. No names, no addresses, no amounts, no endpoints.
          </span>
        </div>
      </Section>
    </>
  );
}
