import { ChevronDown } from 'lucide-react';
import { classes } from './classes.ts';
import { Field, type FieldProps, INPUT } from './field.tsx';

export interface Option<T extends string> {
  readonly value: T;
  readonly text: string;
  readonly disabled?: boolean;
}

export interface SelectProps<T extends string> extends FieldProps {
  readonly value: T;
  readonly onValue: (value: T) => void;
  readonly options: readonly Option<T>[];
  readonly disabled?: boolean;
}

/** One of a few: the system's own list, which every keyboard and screen reader knows. */
export function Select<T extends string>({
  value,
  onValue,
  options,
  disabled,
  ...field
}: SelectProps<T>) {
  return (
    <Field {...field}>
      {(names) => (
        <div className="relative">
          <select
            {...names}
            value={value}
            disabled={disabled}
            onChange={(event) => {
              const chosen = options.find((option) => option.value === event.target.value);
              if (chosen !== undefined) onValue(chosen.value);
            }}
            className={classes(INPUT, 'appearance-none pr-10')}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.text}
              </option>
            ))}
          </select>
          <ChevronDown
            size={16}
            aria-hidden
            className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-faint"
          />
        </div>
      )}
    </Field>
  );
}
