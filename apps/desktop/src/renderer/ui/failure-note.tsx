import type { ReactNode } from 'react';
import type { Failure, FailureCode } from '../../contract/result.ts';
import { FAILURE_TITLES } from '../client/failures.ts';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import { CopyButton } from './copy-button.tsx';

export interface FailureNoteProps {
  readonly failure: Failure;
  /** What could not be done; else the failure's own name. */
  readonly title?: string;
  readonly again?: () => void;
  /** What now, where it is not "try again". */
  readonly children?: ReactNode;
}

/** What time alone may mend: amber, not red. */
const PASSING: ReadonlySet<FailureCode> = new Set([
  'BACKEND_RESTARTED',
  'NOT_NOW',
  'TOO_MANY_ATTEMPTS',
  'RATE_LIMITED',
  'PROVIDER_UNAVAILABLE',
  'CHAIN_UNAVAILABLE',
]);

/** What did not work, why, what now, and the id that the provider's support asks for. */
export function FailureNote({ failure, title, again, children }: FailureNoteProps) {
  return (
    <div
      role="alert"
      className={classes(
        'border-l-2 px-4 py-3',
        PASSING.has(failure.code) ? 'border-wait bg-wait-wash' : 'border-stop bg-stop-wash',
      )}
    >
      <div className="font-medium">{title ?? FAILURE_TITLES[failure.code]}</div>
      <p className="max-w-words text-note text-soft wrap-anywhere">{failure.message}</p>
      {failure.requestId !== undefined && (
        <div className="mt-1 flex flex-wrap items-center gap-1 text-note text-faint">
          Request <span className="font-mono break-all">{failure.requestId}</span>
          <CopyButton text={failure.requestId} what="request id" />
        </div>
      )}
      {(again !== undefined || children !== undefined) && (
        <div className="mt-3 flex flex-wrap gap-2">
          {again !== undefined && (
            <Button small onClick={again}>
              Try again
            </Button>
          )}
          {children}
        </div>
      )}
    </div>
  );
}
