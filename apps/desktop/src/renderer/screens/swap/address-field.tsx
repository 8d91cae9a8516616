import { useDeferredValue, useEffect, useRef } from 'react';
import { useRead } from '../../client/read.ts';
import { TextField } from '../../ui/text-field.tsx';

export interface AddressFieldProps {
  readonly label: string;
  /** Id of the chain it must be an address of, and its name. */
  readonly chain: { readonly id: string; readonly name: string };
  readonly text: string;
  readonly again: string;
  readonly onText: (text: string, again: string) => void;
  readonly onUsable: (usable: boolean) => void;
  readonly autoFocus?: boolean;
}

/** An address as it is typed: checked by its chain's own rules, typed twice where there are none. */
export function AddressField(props: AddressFieldProps) {
  const { label, chain, text, again, onText, onUsable, autoFocus = false } = props;
  const typed = text.trim();
  const wanted = useDeferredValue({ chain: chain.id, address: typed, again: again.trim() });
  const look = useRead(
    'accounts',
    'checkAddress',
    { ...wanted, again: wanted.again === '' ? null : wanted.again },
    { when: wanted.address !== '' },
  );
  const seen = typed !== '' && look.state === 'full' ? look.value : null;
  const current = wanted.address === typed && wanted.again === again.trim();
  const usable = seen?.usable === true && current;
  const tell = useRef(onUsable);
  tell.current = onUsable;
  useEffect(() => tell.current(usable), [usable]);
  const wrong = seen !== null && !seen.usable && !seen.needsTwice;
  const unequal = seen?.needsTwice === true && !seen.usable && again.trim() !== '';
  return (
    <div className="flex flex-col gap-4">
      <TextField
        label={label}
        mono
        autoFocus={autoFocus}
        value={text}
        onValue={(next) => onText(next, again)}
        placeholder={`An address on ${chain.name}`}
        problem={wrong ? (seen.sentence ?? 'This cannot be paid.') : null}
        hint={
          look.state === 'failed' && typed !== ''
            ? look.failure.message
            : seen === null || wrong
              ? undefined
              : goodWord(seen, chain.name)
        }
      />
      {seen?.needsTwice === true && (
        <TextField
          label="The same address again, from its source"
          mono
          value={again}
          onValue={(next) => onText(text, next)}
          problem={unequal ? (seen.sentence ?? 'The two are not the same.') : null}
        />
      )}
    </div>
  );
}

function goodWord(
  seen: {
    readonly sentence: string | null;
    readonly ownName: string | null;
    readonly needsTwice: boolean;
  },
  chain: string,
): string {
  if (seen.needsTwice) return seen.sentence ?? `No rules for addresses of ${chain} are known here.`;
  const own = seen.ownName === null ? '' : `This is your account ${seen.ownName}. `;
  return `${own}${seen.sentence ?? `A well-formed address of ${chain}.`}`;
}
