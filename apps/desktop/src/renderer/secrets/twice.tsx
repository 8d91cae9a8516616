import { type ComponentProps, useState } from 'react';
import { SecretField } from '../ui/secret-field.tsx';

/** A secret that is being chosen, typed twice. */
export interface Twice {
  readonly value: string;
  readonly again: string;
  readonly same: boolean;
  readonly setValue: (value: string) => void;
  readonly setAgain: (again: string) => void;
  readonly forget: () => void;
}

export function useTwice(): Twice {
  const [value, setValue] = useState('');
  const [again, setAgain] = useState('');
  const forget = (): void => {
    setValue('');
    setAgain('');
  };
  return { value, again, same: value === again, setValue, setAgain, forget };
}

interface TwiceFieldsProps
  extends Pick<
    ComponentProps<typeof SecretField>,
    'label' | 'hint' | 'problem' | 'disabled' | 'autoFocus'
  > {
  readonly typed: Twice;
}

/** Both fields. That they differ is said only once the second can no longer become the first. */
export function TwiceFields({ typed, disabled, ...first }: TwiceFieldsProps) {
  const { value, again, same } = typed;
  const locked = disabled === undefined ? {} : { disabled };
  const differs = again !== '' && !same && !value.startsWith(again);
  return (
    <>
      <SecretField
        {...first}
        {...locked}
        purpose="new-password"
        value={value}
        onValue={typed.setValue}
      />
      <SecretField
        {...locked}
        label="The same again"
        purpose="new-password"
        value={again}
        onValue={typed.setAgain}
        problem={differs ? 'That differs.' : null}
      />
    </>
  );
}
