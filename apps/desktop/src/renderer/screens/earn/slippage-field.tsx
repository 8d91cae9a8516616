import { useState } from 'react';
import { useLocale } from '../../ui/locale.tsx';
import { readPercent } from '../../ui/money.ts';
import { TextField } from '../../ui/text-field.tsx';
import { allowed, typedPercent } from '../settings/typed-percent.ts';

/** How much less one accepts at worst, in per cent. */
export function SlippageField({
  first,
  onBasisPoints,
}: {
  readonly first: number;
  /** -1 while it is none. */
  readonly onBasisPoints: (basisPoints: number) => void;
}) {
  const locale = useLocale();
  const [text, setText] = useState(() => readPercent(first, locale).replace('%', ''));
  const read = typedPercent(text, locale);
  return (
    <TextField
      label="How much less you accept at worst, in percent"
      inputMode="decimal"
      value={text}
      onValue={(typed) => {
        setText(typed);
        onBasisPoints(typedPercent(typed, locale).basisPoints ?? -1);
      }}
      problem={text.trim() === '' ? allowed(locale) : read.problem}
      hint="Where the price has moved further, nothing happens and the money stays."
      className="max-w-dialog"
    />
  );
}
