import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { TextField } from '../../ui/text-field.tsx';
import { KINDS } from './kinds.ts';

/** What of the book one wants to see. */
export interface Wish {
  readonly text: string;
  readonly kinds: readonly string[];
  readonly actionId: string | null;
  /** The number of an event to stand at. */
  readonly goTo: number | null;
}

export const NO_WISH: Wish = { text: '', kinds: [], actionId: null, goTo: null };

/** Words, kinds and a number: three ways to a place in the book. */
export function BookTools({
  wish,
  onWish,
  head,
}: {
  readonly wish: Wish;
  readonly onWish: (wish: Wish) => void;
  readonly head: number;
}) {
  const [typed, setTyped] = useState('');
  const seq = /^\d{1,15}$/.test(typed.trim()) ? Number(typed.trim()) : null;
  const inBook = seq !== null && seq >= 1 && seq <= head;
  const go = (event: FormEvent): void => {
    event.preventDefault();
    if (inBook) onWish({ ...NO_WISH, goTo: seq });
  };
  const toggle = (kind: string): void => {
    const has = wish.kinds.includes(kind);
    const kinds = has ? wish.kinds.filter((each) => each !== kind) : [...wish.kinds, kind];
    onWish({ ...NO_WISH, kinds });
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-end gap-3">
        <TextField
          label="Search"
          type="search"
          placeholder="Amounts, names, addresses, hashes"
          value={wish.text}
          onValue={(text) => onWish({ ...NO_WISH, text })}
          className="flex-1"
        />
        <form onSubmit={go} className="w-28 shrink-0">
          <TextField
            label="Go to number"
            inputMode="numeric"
            placeholder={`1 to ${head}`}
            value={typed}
            onValue={setTyped}
            aria-invalid={typed !== '' && !inBook}
          />
        </form>
      </div>
      <div className="-mx-1 flex gap-2 overflow-x-auto px-1 py-0.5">
        {wish.actionId !== null && (
          <Button
            small
            icon={<X size={14} aria-hidden />}
            onClick={() => onWish(NO_WISH)}
            className="bg-chosen"
          >
            One action only
          </Button>
        )}
        {KINDS.map(({ value, title }) => {
          const on = wish.kinds.includes(value);
          return (
            <Button
              key={value}
              small
              aria-pressed={on}
              onClick={() => toggle(value)}
              className={classes(on && 'border-go bg-go-wash text-go')}
            >
              {title}
            </Button>
          );
        })}
      </div>
    </div>
  );
}
