import { Search } from 'lucide-react';
import { Checkbox } from '../../ui/choice.tsx';
import { classes } from '../../ui/classes.ts';
import { INPUT } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import type { choices as choicesOf, InstrumentView } from './instrument-filter.ts';

/** What of the list is shown. */
export function InstrumentTools({
  view,
  onView,
  choices,
}: {
  readonly view: InstrumentView;
  readonly onView: (view: InstrumentView) => void;
  readonly choices: ReturnType<typeof choicesOf>;
}) {
  const named = (all: string, list: readonly (readonly [string, string])[]) => [
    { value: '', text: all },
    ...list.map(([value, text]) => ({ value, text })),
  ];
  const same = (list: readonly string[]) => list.map((one) => [one, one] as const);
  return (
    <search className="flex flex-col gap-3">
      <div className="grid grid-cols-[2fr_1fr_1fr_1fr] items-end gap-3 max-wide:grid-cols-3 max-narrow:grid-cols-1">
        <span className="relative max-wide:col-span-full">
          <Search
            size={16}
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-faint"
          />
          <input
            type="search"
            aria-label="Search the instruments"
            placeholder="Name, protocol, chain or id"
            autoComplete="off"
            spellCheck={false}
            value={view.text}
            onChange={(event) => onView({ ...view, text: event.target.value })}
            className={classes(INPUT, 'pl-9')}
          />
        </span>
        <Select
          label="Chain"
          value={view.chain}
          onValue={(chain) => onView({ ...view, chain })}
          options={named('Any chain', choices.chains)}
        />
        <Select
          label="Protocol"
          value={view.protocol}
          onValue={(protocol) => onView({ ...view, protocol })}
          options={named('Any protocol', same(choices.protocols))}
        />
        <Select
          label="Kind"
          value={view.category}
          onValue={(category) => onView({ ...view, category })}
          options={named('Any kind', same(choices.categories))}
        />
      </div>
      <Checkbox checked={view.closed} onChecked={(closed) => onView({ ...view, closed })}>
        Also those that take nothing from here
      </Checkbox>
    </search>
  );
}
