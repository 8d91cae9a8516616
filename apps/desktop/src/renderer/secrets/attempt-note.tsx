import { FailureNote } from '../ui/failure-note.tsx';
import type { Attempt } from './attempt.ts';

/** What came of the last attempt, while it matters. */
export function AttemptNote({ attempt }: { readonly attempt: Attempt }) {
  const { failure, waitUntil } = attempt;
  if (failure === null) return null;
  if (failure.code === 'TOO_MANY_ATTEMPTS' && waitUntil === null) {
    return (
      <p role="status" className="text-note text-soft">
        You may try again now.
      </p>
    );
  }
  return <FailureNote failure={failure} />;
}
