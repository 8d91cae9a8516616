import { useState } from 'react';
import type { EndpointCheck, Network } from '../../../contract/network.ts';
import type { Failure } from '../../../contract/result.ts';
import { useCommand } from '../../client/command.ts';
import { useAsk } from '../../client/house.tsx';
import { NetworkFields } from '../../lock/first-run/network-fields.tsx';
import {
  fromForm,
  type NetworkForm,
  problemOf,
  toForm,
} from '../../lock/first-run/network-form.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Section } from '../../ui/page.tsx';
import { useToast } from '../../ui/toast.tsx';
import { Warnings } from '../../ui/warnings.tsx';
import { disagreements } from './disagreements.ts';

interface Checked {
  readonly of: NetworkForm;
  readonly endpoints: readonly EndpointCheck[];
  readonly oneclick: { readonly ok: boolean; readonly failure: Failure | null };
}

/** Endpoints and services of a live profile: asked before they are saved. */
export function EditNetwork({ network }: { readonly network: Network }) {
  const ask = useAsk();
  const say = useToast();
  const save = useCommand('networks', 'save');
  const [form, setForm] = useState(() => toForm(network));
  const [checked, setChecked] = useState<Checked | null>(null);
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const problem = problemOf(form);
  const current = checked?.of === form ? checked : null;
  const wrong = current?.endpoints.some(({ outcome }) => outcome === 'wrong chain') ?? false;
  const changed = JSON.stringify(fromForm(form)) !== JSON.stringify(network);

  const check = async (): Promise<void> => {
    setAsking(true);
    setFailure(null);
    const answer = await ask.networks.check({ profile: 'live', network: fromForm(form) });
    setAsking(false);
    if (answer.ok) setChecked({ of: form, ...answer.value });
    else setFailure(answer.error);
  };
  const keep = async (): Promise<void> => {
    const saved = await save.run({ network: fromForm(form) });
    if (saved.ok) say({ title: 'Saved: it talks to these from now on', tone: 'go' });
  };
  return (
    <Section title="Whom it talks to">
      <NetworkFields form={form} onForm={setForm} checks={current?.endpoints ?? []} />
      <Warnings list={disagreements(current?.endpoints ?? [])} />
      {problem !== null && <p className="text-note text-faint">{problem}</p>}
      {current?.oneclick.failure != null && (
        <FailureNote
          title="1Click did not answer as it should"
          failure={current.oneclick.failure}
        />
      )}
      {current?.oneclick.ok === true && (
        <p role="status" className="text-note text-go">
          1Click answers.
        </p>
      )}
      {failure !== null && <FailureNote failure={failure} />}
      {save.failure !== null && <FailureNote title="Not saved" failure={save.failure} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button busy={asking} disabled={problem !== null} onClick={() => void check()}>
          {asking ? 'Asking them' : 'Check them'}
        </Button>
        <Button
          kind="go"
          busy={save.running}
          disabled={current === null || wrong || !changed}
          onClick={() => void keep()}
        >
          Save
        </Button>
        <span className="text-note text-faint">
          {changed && current === null && 'They are asked before they are saved.'}
          {wrong && 'An endpoint of another chain cannot be saved.'}
        </span>
      </div>
    </Section>
  );
}
