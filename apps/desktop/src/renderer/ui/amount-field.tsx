import type { ReactNode, Ref } from 'react';
import { classes } from './classes.ts';
import { Field, type FieldProps } from './field.tsx';

export interface AmountFieldProps extends FieldProps {
  /** As typed. */
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** The unit, or a button that chooses it; stands after the number. */
  readonly unit: ReactNode;
  /** In a lighter tone under the number: what it is worth. */
  readonly worth?: ReactNode;
  readonly ref?: Ref<HTMLInputElement>;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
}

/** Where an amount is typed: in large figures, with its unit after it. */
export function AmountField({
  value,
  onValue,
  unit,
  worth,
  ref,
  autoFocus,
  disabled,
  ...field
}: AmountFieldProps) {
  return (
    <Field {...field}>
      {(names) => (
        <div className="rounded-field border border-edge bg-leaf px-4 py-3 transition-colors has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-focus has-aria-invalid:border-stop">
          <div className="flex items-center gap-3">
            <input
              {...names}
              ref={ref}
              inputMode="decimal"
              autoComplete="off"
              placeholder="0"
              // biome-ignore lint/a11y/noAutofocus: the one question of the screen
              autoFocus={autoFocus}
              disabled={disabled}
              value={value}
              onChange={(event) => onValue(event.target.value)}
              className={classes(
                'w-full min-w-0 bg-transparent font-serif text-large figures focus-visible:outline-none',
                disabled === true && 'text-soft',
              )}
            />
            <div className="shrink-0 text-lead text-soft">{unit}</div>
          </div>
          <div className="min-h-5 text-note text-faint figures">{worth}</div>
        </div>
      )}
    </Field>
  );
}
