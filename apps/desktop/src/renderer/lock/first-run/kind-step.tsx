import type { Profile } from '../../../contract/house.ts';
import { Choice } from '../../ui/choice.tsx';
import { Step } from '../../ui/step.tsx';
import { TextField } from '../../ui/text-field.tsx';

export interface Plan {
  readonly kind: Profile['kind'] | null;
  readonly name: string;
}

/** Play money or real money: the one choice that can never be changed. */
export function KindStep({
  plan,
  onPlan,
  onNext,
  onBack,
}: {
  readonly plan: Plan;
  readonly onPlan: (plan: Plan) => void;
  readonly onNext: () => void;
  readonly onBack?: (() => void) | undefined;
}) {
  return (
    <Step
      next="Go on"
      onNext={onNext}
      onBack={onBack}
      ready={plan.kind !== null && plan.name.trim() !== ''}
    >
      <Choice
        label="Sandbox or live"
        value={plan.kind}
        onValue={(kind) =>
          onPlan({
            kind,
            name: NAMES.includes(plan.name)
              ? kind === 'live'
                ? 'Treasury'
                : 'Practice'
              : plan.name,
          })
        }
        options={[
          {
            value: 'sandbox',
            title: 'Sandbox: practise with play money',
            text: 'Everything works, on chains and services that run on this computer alone. No account, no keys of yours, no network. A good place to begin.',
          },
          {
            value: 'live',
            title: 'Live: real money',
            text: 'Real chains and real services, through endpoints that you name. What is sent is sent.',
          },
        ]}
      />
      {plan.kind !== null && (
        <TextField
          label="What this profile is called"
          hint="Only you see it. A sandbox never becomes live; make another profile for that."
          value={plan.name}
          onValue={(name) => onPlan({ ...plan, name })}
          maxLength={60}
        />
      )}
    </Step>
  );
}

const NAMES: readonly string[] = ['', 'Practice', 'Treasury'];
