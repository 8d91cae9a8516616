import type { ReactNode } from 'react';
import { GOOD } from './strength.ts';
import { FEWEST, StrengthLine, useStrength } from './strength-line.tsx';
import { type Twice, TwiceFields, useTwice } from './twice.tsx';

/** A passphrase that is being chosen, and whether it will do. */
export interface NewPassphrase extends Twice {
  readonly good: boolean;
  readonly hint: ReactNode;
}

/** @param profile whose it will be: a live one wants a passphrase that is hard to guess */
export function useNewPassphrase(profile: {
  readonly name: string;
  readonly live: boolean;
}): NewPassphrase {
  const typed = useTwice();
  const strength = useStrength(typed.value, profile.name);
  const long = typed.value.length >= FEWEST;
  const hard = !profile.live || (strength?.score ?? 0) >= GOOD;
  const hint =
    typed.value === '' ? (
      'Four or five words that have nothing to do with each other do well.'
    ) : (
      <StrengthLine strength={long ? strength : null} live={profile.live} />
    );
  return { ...typed, good: long && hard && typed.same, hint };
}

export function NewPassphraseFields({
  next,
  ...field
}: {
  readonly next: NewPassphrase;
  readonly label: string;
  readonly disabled: boolean;
  readonly autoFocus?: boolean;
}) {
  return <TwiceFields {...field} typed={next} hint={next.hint} />;
}
