import { type ReactNode, useId } from 'react';
import { classes } from './classes.ts';

export interface ChoiceOption<T extends string> {
  readonly value: T;
  readonly title: string;
  readonly text?: ReactNode;
  readonly disabled?: boolean;
}

/** One of a few that need a sentence each: radio buttons set as lines of a list. */
export function Choice<T extends string>({
  label,
  value,
  onValue,
  options,
}: {
  readonly label: string;
  readonly value: T | null;
  readonly onValue: (value: T) => void;
  readonly options: readonly ChoiceOption<T>[];
}) {
  const name = useId();
  return (
    <fieldset className="rows border-y border-hairline">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={classes(
            'flex gap-4 px-2 py-4 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-focus',
            option.disabled === true ? 'opacity-60' : 'hover:bg-hover',
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            disabled={option.disabled}
            onChange={() => onValue(option.value)}
            className="mt-1 size-4 shrink-0 focus-visible:outline-none"
          />
          <span className="flex flex-col gap-1">
            <span className="font-medium">{option.title}</span>
            {option.text !== undefined && (
              <span className="max-w-words text-note text-soft">{option.text}</span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Yes or no. */
export function Checkbox({
  checked,
  onChecked,
  children,
}: {
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <label className="flex gap-3">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChecked(event.target.checked)}
        className="mt-1 size-4 shrink-0"
      />
      <span className="max-w-words">{children}</span>
    </label>
  );
}
