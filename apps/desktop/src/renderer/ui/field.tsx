import { type ReactNode, useId } from 'react';
import { classes } from './classes.ts';

export interface FieldProps {
  readonly label: string;
  /** What helps before anything is wrong. */
  readonly hint?: ReactNode;
  /** What is wrong with it, and what to do. */
  readonly problem?: string | null;
  /** At the right of the label: a balance, a link. */
  readonly aside?: ReactNode;
  readonly className?: string;
}

/** The names that tie an input to its label, hint and problem. */
export interface FieldNames {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** A label above, the input, and one line beneath for hint or problem. */
export function Field({
  label,
  hint,
  problem,
  aside,
  className,
  children,
}: FieldProps & { readonly children: (names: FieldNames) => ReactNode }) {
  const id = useId();
  const wrong = problem !== undefined && problem !== null;
  const beneath = wrong ? problem : hint;
  return (
    <div className={classes('flex min-w-0 flex-col gap-1', className)}>
      <div className="flex items-baseline justify-between gap-4">
        <label htmlFor={id} className="text-note font-medium text-soft">
          {label}
        </label>
        {aside !== undefined && <div className="text-note text-faint">{aside}</div>}
      </div>
      {children({
        id,
        'aria-describedby': beneath === undefined ? undefined : `${id}-says`,
        'aria-invalid': wrong || undefined,
      })}
      {beneath !== undefined && (
        <div id={`${id}-says`} className={classes('text-note', wrong ? 'text-stop' : 'text-faint')}>
          {beneath}
        </div>
      )}
    </div>
  );
}

/** What every input looks like. */
export const INPUT =
  'min-h-10 w-full min-w-0 rounded-field border border-edge bg-leaf px-3 text-body text-ink transition-colors aria-invalid:border-stop disabled:bg-sunk disabled:text-soft';
