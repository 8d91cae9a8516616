import type { ComponentProps } from 'react';
import { SecretField } from '../ui/secret-field.tsx';

interface PassphraseFieldProps extends Omit<ComponentProps<typeof SecretField>, 'label'> {
  readonly label?: string;
}

/** Today's passphrase: the first question wherever it is asked. */
export function PassphraseField({ label = 'Your passphrase', ...field }: PassphraseFieldProps) {
  return <SecretField {...field} label={label} purpose="current-password" autoFocus />;
}
