import { useDeferredValue, useEffect, useState } from 'react';
import { classes } from '../ui/classes.ts';
import { GOOD, judge, type Strength } from './strength.ts';

/** The file's own floor; live profiles want a passphrase that is hard to guess as well. */
export const FEWEST = 8;

/** How hard a passphrase is to guess, as it is typed; null while it is too short to say. */
export function useStrength(passphrase: string, name: string): Strength | null {
  const typed = useDeferredValue(passphrase);
  const [strength, setStrength] = useState<Strength | null>(null);
  useEffect(() => {
    let here = true;
    if (typed.length < FEWEST) setStrength(null);
    else {
      void judge(typed, [name, 'countinghouse']).then((judged) => {
        if (here) setStrength(judged);
      });
    }
    return () => {
      here = false;
    };
  }, [typed, name]);
  return strength;
}

const TONES = ['bg-stop-ground', 'bg-stop-ground', 'bg-wait', 'bg-go-ground', 'bg-go-ground'];

/** The judgement in one line, with a bar; for the hint of a field. */
export function StrengthLine({
  strength,
  live,
}: {
  readonly strength: Strength | null;
  readonly live: boolean;
}) {
  if (strength === null) return <>At least {FEWEST} characters.</>;
  return (
    <span aria-live="polite" className="flex flex-col gap-1">
      <span aria-hidden className="mt-1 flex gap-1">
        {TONES.slice(1).map((_, step) => (
          <span
            key={`step-${step + 1}`}
            className={classes(
              'h-1 flex-1 rounded-round',
              step < Math.max(1, strength.score) ? TONES[strength.score] : 'bg-chosen',
            )}
          />
        ))}
      </span>
      <span>
        {strength.sentence} {strength.advice}
        {live && strength.score < GOOD && ' A live profile needs a stronger one.'}
      </span>
    </span>
  );
}
