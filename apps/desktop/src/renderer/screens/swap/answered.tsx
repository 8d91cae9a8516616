import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';

/** A question that has its answer, as one line; `onOpen` asks it again. */
export function Answered({
  question,
  answer,
  onOpen,
}: {
  readonly question: string;
  readonly answer: ReactNode;
  readonly onOpen: () => void;
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
      <span className="w-44 shrink-0 text-soft max-narrow:w-full">{question}</span>
      <span className="min-w-0 flex-1">{answer}</span>
      <Button small kind="plain" onClick={onOpen} aria-label={`Change: ${question}`}>
        Change
      </Button>
    </div>
  );
}

/** A question that is being asked. */
export function Asked({
  question,
  children,
}: {
  readonly question: string;
  readonly children: ReactNode;
}) {
  return (
    <fieldset className="flex flex-col gap-4 py-5">
      <legend className="float-left font-serif text-lead">{question}</legend>
      {children}
    </fieldset>
  );
}
