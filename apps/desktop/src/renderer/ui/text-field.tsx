import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from 'react';
import { classes } from './classes.ts';
import { Field, type FieldProps, INPUT } from './field.tsx';

type Own = FieldProps & {
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Set in the mono: addresses, keys, codes. */
  readonly mono?: boolean;
};

export type TextFieldProps = Own &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'className'> & {
    readonly ref?: Ref<HTMLInputElement>;
  };

export function TextField(props: TextFieldProps) {
  const { label, hint, problem, aside, className, value, onValue, mono = false, ...rest } = props;
  return (
    <Field {...fieldOf({ label, hint, problem, aside, className })}>
      {(names) => (
        <input
          autoComplete="off"
          spellCheck={false}
          {...rest}
          {...names}
          value={value}
          onChange={(event) => onValue(event.target.value)}
          className={classes(INPUT, mono && 'font-mono text-note')}
        />
      )}
    </Field>
  );
}

export type TextAreaProps = Own &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onChange' | 'className'>;

export function TextArea(props: TextAreaProps) {
  const { label, hint, problem, aside, className, value, onValue, mono = false, ...rest } = props;
  return (
    <Field {...fieldOf({ label, hint, problem, aside, className })}>
      {(names) => (
        <textarea
          rows={3}
          autoComplete="off"
          spellCheck={false}
          {...rest}
          {...names}
          value={value}
          onChange={(event) => onValue(event.target.value)}
          className={classes(INPUT, 'resize-y py-2', mono && 'font-mono text-note')}
        />
      )}
    </Field>
  );
}

type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };

/** The part of the props that is the field's, without what was not given. */
export function fieldOf(props: Loose<FieldProps> & { readonly label: string }): FieldProps {
  const { label, hint, problem, aside, className } = props;
  return {
    label,
    ...(hint === undefined ? {} : { hint }),
    ...(problem === undefined ? {} : { problem }),
    ...(aside === undefined ? {} : { aside }),
    ...(className === undefined ? {} : { className }),
  };
}
