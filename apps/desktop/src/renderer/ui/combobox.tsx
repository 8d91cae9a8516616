import { ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { classes } from './classes.ts';
import { Field, type FieldProps, INPUT } from './field.tsx';

export interface ComboboxProps<T> extends FieldProps {
  readonly value: T | null;
  readonly onValue: (value: T) => void;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** What is searched, and read out. */
  readonly textOf: (item: T) => string;
  readonly render?: (item: T) => ReactNode;
  readonly placeholder?: string;
  readonly searchLabel?: string;
  readonly disabled?: boolean;
}

/** More than these nobody reads: one goes on typing instead. */
const MOST = 60;

/** One of many, found by typing. */
export function Combobox<T>(props: ComboboxProps<T>) {
  const { value, onValue, items, keyOf, textOf, render = textOf, disabled, ...rest } = props;
  const { placeholder = 'Choose', searchLabel = 'Search', ...field } = rest;
  const [open, setOpen] = useState(false);
  return (
    <Field {...field}>
      {(names) => (
        <Popover.Root open={open} onOpenChange={setOpen}>
          <Popover.Trigger
            {...names}
            disabled={disabled}
            className={classes(INPUT, 'flex items-center justify-between gap-3 text-left')}
          >
            <span className="min-w-0 truncate">
              {value === null ? <span className="text-faint">{placeholder}</span> : render(value)}
            </span>
            <ChevronDown size={16} aria-hidden className="shrink-0 text-faint" />
          </Popover.Trigger>
          <Popover.Portal>
            <Popover.Content
              align="start"
              sideOffset={4}
              className="z-20 w-(--radix-popover-trigger-width) min-w-72 animate-appear rounded-field border border-rule bg-leaf shadow-leaf"
            >
              <Listbox
                items={items}
                keyOf={keyOf}
                textOf={textOf}
                render={render}
                label={searchLabel}
                onChoose={(item) => {
                  onValue(item);
                  setOpen(false);
                }}
              />
            </Popover.Content>
          </Popover.Portal>
        </Popover.Root>
      )}
    </Field>
  );
}

interface ListboxProps<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly textOf: (item: T) => string;
  readonly render: (item: T) => ReactNode;
  readonly label: string;
  readonly onChoose: (item: T) => void;
}

/** A search field over a list, moved through with the arrows. */
export function Listbox<T>({ items, keyOf, textOf, render, label, onChoose }: ListboxProps<T>) {
  const id = useId();
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = items.filter((item) => {
    const text = textOf(item).toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const shown = found.slice(0, MOST);
  const current = Math.min(at, shown.length - 1);
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const move = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8 };
    const step = event.key === 'PageUp' ? -8 : steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(shown.length - 1, current + step)));
    }
    const item = shown[current];
    if (event.key === 'Enter' && item !== undefined) {
      event.preventDefault();
      onChoose(item);
    }
  };
  return (
    <div className="flex max-h-96 flex-col">
      <input
        role="combobox"
        aria-expanded
        aria-label={label}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown.length === 0 ? undefined : `${id}-${current}`}
        autoComplete="off"
        spellCheck={false}
        placeholder={label}
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          setAt(0);
        }}
        onKeyDown={move}
        className="border-b border-hairline bg-transparent px-3 py-2 focus-visible:outline-none"
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className="overflow-y-auto p-1"
      >
        {shown.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the search field's
          // biome-ignore lint/a11y/useFocusableInteractive: the search field keeps the focus
          <div
            key={keyOf(item)}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === current}
            onClick={() => onChoose(item)}
            onPointerMove={() => setAt(index)}
            className={classes('rounded-mark px-2 py-1', index === current && 'bg-chosen')}
          >
            {render(item)}
          </div>
        ))}
      </div>
      <div aria-live="polite" className="px-3 pb-2 text-note text-faint empty:hidden">
        {found.length === 0 && 'Nothing matches.'}
        {found.length > MOST && `And ${found.length - MOST} more: go on typing.`}
      </div>
    </div>
  );
}
