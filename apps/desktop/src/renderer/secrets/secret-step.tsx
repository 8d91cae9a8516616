import type { ComponentProps } from 'react';
import { Step } from '../ui/step.tsx';
import type { Attempt } from './attempt.ts';
import { AttemptNote } from './attempt-note.tsx';

interface SecretStepProps extends Omit<ComponentProps<typeof Step>, 'busy'> {
  readonly attempt: Attempt;
  /** What the button says while the secrets are on their way. */
  readonly doing: string;
}

/** The same as {@link SecretDialog}, as one step of several. */
export function SecretStep({
  attempt,
  next,
  doing,
  ready = true,
  children,
  ...step
}: SecretStepProps) {
  return (
    <Step
      {...step}
      next={attempt.running ? doing : next}
      busy={attempt.running}
      ready={ready && attempt.waitUntil === null}
    >
      {children}
      <AttemptNote attempt={attempt} />
    </Step>
  );
}
