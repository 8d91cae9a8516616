import { useState } from 'react';
import { TextField } from '../ui/text-field.tsx';
import { type Attempt, useAttempt } from './attempt.ts';

const LETTERS = 40;

/** A recovery code being read back from the paper. */
export interface CodeCheck {
  readonly attempt: Attempt;
  readonly code: string;
  readonly setCode: (code: string) => void;
  readonly letters: number;
  readonly whole: boolean;
  /** Tries it on the lock itself. */
  readonly run: () => Promise<void>;
}

export function useCodeCheck(onRight: () => void): CodeCheck {
  const [code, setCode] = useState('');
  const attempt = useAttempt();
  const letters = code.replace(/[\s-]/g, '').length;
  const run = async (): Promise<void> => {
    const answer = await attempt.run({ kind: 'check recovery code' }, [code]);
    if (!answer.ok) return;
    setCode('');
    onRight();
  };
  return { attempt, code, setCode, letters, whole: letters === LETTERS, run };
}

export function CodeCheckField({ check }: { readonly check: CodeCheck }) {
  return (
    <TextField
      label="Recovery code"
      mono
      autoFocus
      value={check.code}
      onValue={(typed) => check.setCode(typed.toUpperCase())}
      hint={`Dashes and capitals do not matter. ${check.letters} of ${LETTERS} letters and digits.`}
    />
  );
}
