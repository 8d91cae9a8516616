import type { FormEvent, ReactNode } from 'react';
import type { Failure } from '../../../contract/result.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';

/** A form that writes one wish down: fields, what comes of it, and one button at the foot. */
export function WishForm({
  does,
  ready,
  running,
  failure,
  foot,
  onDo,
  children,
}: {
  /** What the button says. */
  readonly does: string;
  readonly ready: boolean;
  readonly running: boolean;
  readonly failure: Failure | null;
  /** The consequence, in a sentence. */
  readonly foot: ReactNode;
  readonly onDo: () => void;
  readonly children: ReactNode;
}) {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready && !running) onDo();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-6">
      {children}
      {failure !== null && <FailureNote title="It was not written down" failure={failure} />}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-rule pt-4">
        <p className="max-w-words flex-1 basis-72 text-soft" aria-live="polite">
          {foot}
        </p>
        <Button kind="go" type="submit" disabled={!ready} busy={running}>
          {does}
        </Button>
      </div>
    </form>
  );
}
