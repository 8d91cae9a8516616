import type { ComponentProps } from 'react';
import { FormDialog } from '../ui/form-dialog.tsx';
import type { Attempt } from './attempt.ts';
import { AttemptNote } from './attempt-note.tsx';

interface SecretDialogProps extends Omit<ComponentProps<typeof FormDialog>, 'busy'> {
  readonly attempt: Attempt;
  /** What the button says while the secrets are on their way. */
  readonly doing: string;
}

/** A question that wants secrets, in front of the screen; what came of the attempt is told in it. */
export function SecretDialog({
  attempt,
  does,
  doing,
  ready = true,
  children,
  ...dialog
}: SecretDialogProps) {
  return (
    <FormDialog
      {...dialog}
      does={attempt.running ? doing : does}
      busy={attempt.running}
      ready={ready && attempt.waitUntil === null}
    >
      {children}
      <AttemptNote attempt={attempt} />
    </FormDialog>
  );
}
