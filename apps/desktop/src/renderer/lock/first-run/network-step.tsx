import { useState } from 'react';
import type { Failure } from '../../../contract/result.ts';
import { useAsk } from '../../client/house.tsx';
import { Button } from '../../ui/button.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Step } from '../../ui/step.tsx';
import { NetworkFields } from './network-fields.tsx';
import { type Checks, fromForm, mayBeRight, type NetworkForm, problemOf } from './network-form.ts';

interface Checked extends Checks {
  readonly of: NetworkForm;
}

/** Endpoints, each asked for its chain id before it is trusted. */
export function NetworkStep({
  form,
  onForm,
  onNext,
  onBack,
}: {
  readonly form: NetworkForm;
  readonly onForm: (form: NetworkForm) => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
}) {
  const ask = useAsk();
  const [asking, setAsking] = useState(false);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const problem = problemOf(form);
  const current = checked?.of === form ? checked : null;
  const wrong = current?.endpoints.some(({ outcome }) => outcome !== 'ok') ?? false;
  const good = current !== null && !wrong && current.oneclick.ok;

  const check = async (): Promise<void> => {
    setAsking(true);
    setFailure(null);
    const answer = await ask.networks.check({ profile: 'live', network: fromForm(form) });
    setAsking(false);
    if (!answer.ok) return setFailure(answer.error);
    setChecked({ of: form, ...answer.value });
    const all = answer.value.endpoints.every(({ outcome }) => outcome === 'ok');
    if (all && answer.value.oneclick.ok) onNext();
  };

  return (
    <Step
      next={asking ? 'Asking them' : good ? 'Go on' : 'Check and go on'}
      onNext={() => (good ? onNext() : void check())}
      onBack={onBack}
      busy={asking}
      ready={problem === null}
      aside={
        !good && current !== null && mayBeRight(current) ? (
          <Button kind="plain" onClick={onNext}>
            Go on all the same
          </Button>
        ) : undefined
      }
    >
      <NetworkFields form={form} onForm={onForm} checks={current?.endpoints ?? []} />
      {problem !== null && <p className="text-note text-faint">{problem}</p>}
      {current?.oneclick.failure != null && (
        <FailureNote
          title="1Click did not answer as it should"
          failure={current.oneclick.failure}
        />
      )}
      {failure !== null && <FailureNote failure={failure} />}
    </Step>
  );
}
