import { useState } from 'react';
import { Step } from '../../ui/step.tsx';
import { TextField } from '../../ui/text-field.tsx';

const ASKED = 3;

/** Some words of the phrase, asked back from the paper. */
export function CheckWords({
  words,
  onDone,
  onBack,
}: {
  readonly words: readonly string[];
  readonly onDone: () => void;
  readonly onBack: () => void;
}) {
  const [asked] = useState(() => someOf(words.length, ASKED));
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const [told, setTold] = useState(false);
  const isRight = (index: number): boolean =>
    (typed[index] ?? '').trim().toLowerCase() === words[index];
  return (
    <Step
      next="Compare"
      onNext={() => (asked.every(isRight) ? onDone() : setTold(true))}
      onBack={onBack}
      ready={asked.every((index) => (typed[index] ?? '').trim() !== '')}
    >
      <p className="max-w-words text-soft">Read these words from your paper.</p>
      <div className="grid gap-4 narrow:grid-cols-3">
        {asked.map((index, position) => (
          <TextField
            key={index}
            label={`Word ${index + 1}`}
            mono
            autoCapitalize="off"
            autoFocus={position === 0}
            value={typed[index] ?? ''}
            onValue={(word) => {
              setTold(false);
              setTyped({ ...typed, [index]: word });
            }}
            problem={told && !isRight(index) ? 'Not the word that was shown.' : null}
          />
        ))}
      </div>
    </Step>
  );
}

/** Different places, in order. */
function someOf(length: number, count: number): readonly number[] {
  const places = new Set<number>();
  while (places.size < Math.min(count, length)) {
    places.add((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % length);
  }
  return [...places].sort((a, b) => a - b);
}
