import { Eye, EyeOff } from 'lucide-react';
import { type KeyboardEvent, type Ref, useState } from 'react';
import { classes } from './classes.ts';
import { Field, type FieldProps, INPUT } from './field.tsx';

export interface SecretFieldProps extends FieldProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** `new-password` where one is chosen. No password manager is asked either way. */
  readonly purpose?: 'current-password' | 'new-password' | 'off';
  readonly mono?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
  readonly autoFocus?: boolean;
  /** While it is on its way: it cannot be changed, and keeps the focus. */
  readonly disabled?: boolean;
}

/**
 * A secret as it is typed: covered unless shown, never suggested, corrected or remembered. Its value
 * belongs in the state of the component that asks for it, and nowhere else.
 */
export function SecretField({
  value,
  onValue,
  purpose = 'off',
  mono = false,
  ref,
  autoFocus,
  disabled,
  hint,
  ...field
}: SecretFieldProps) {
  const [shown, setShown] = useState(false);
  const [caps, setCaps] = useState(false);
  const watchCaps = (event: KeyboardEvent): void => setCaps(event.getModifierState('CapsLock'));
  return (
    <Field {...field} hint={caps ? <span className="text-wait">Caps Lock is on.</span> : hint}>
      {(names) => (
        <div className="relative">
          <input
            {...names}
            ref={ref}
            type={shown ? 'text' : 'password'}
            value={value}
            onChange={(event) => onValue(event.target.value)}
            onKeyDown={watchCaps}
            onKeyUp={watchCaps}
            onBlur={() => setCaps(false)}
            autoComplete={purpose}
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
            // biome-ignore lint/a11y/noAutofocus: the one question of the screen
            autoFocus={autoFocus}
            readOnly={disabled}
            className={classes(
              INPUT,
              'pr-11',
              (mono || shown) && 'font-mono',
              disabled === true && 'text-soft',
            )}
          />
          <button
            type="button"
            aria-label={shown ? 'Cover it' : 'Show it'}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-1 right-1 grid w-8 place-items-center rounded-field text-faint hover:bg-hover hover:text-ink"
          >
            {shown ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />}
          </button>
        </div>
      )}
    </Field>
  );
}
