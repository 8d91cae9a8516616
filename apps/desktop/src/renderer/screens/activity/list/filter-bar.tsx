import { Search } from 'lucide-react';
import { classes } from '../../../ui/classes.ts';
import { INPUT } from '../../../ui/field.tsx';
import type { ActivityFilter } from './filter.ts';

const KINDS: Readonly<Record<ActivityFilter['kind'], string>> = {
  all: 'Everything',
  swap: 'Swaps',
  send: 'Payments',
  earn: 'Earning',
};
const STATES: Readonly<Record<ActivityFilter['state'], string>> = {
  all: 'In any state',
  open: 'Open',
  ended: 'Ended',
  trouble: 'Ended otherwise',
};

/** What of the activity is shown. */
export function FilterBar({
  filter,
  onFilter,
}: {
  readonly filter: ActivityFilter;
  readonly onFilter: (filter: ActivityFilter) => void;
}) {
  return (
    <search className="flex flex-wrap gap-2">
      <span className="relative min-w-0 flex-1 basis-64">
        <Search
          size={16}
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-faint"
        />
        <input
          type="search"
          aria-label="Search the activity"
          placeholder="Token, address, hash or note"
          autoComplete="off"
          spellCheck={false}
          value={filter.text}
          onChange={(event) => onFilter({ ...filter, text: event.target.value })}
          className={classes(INPUT, 'pl-9')}
        />
      </span>
      <Pick
        label="Kind"
        value={filter.kind}
        names={KINDS}
        onPick={(kind) => onFilter({ ...filter, kind })}
      />
      <Pick
        label="State"
        value={filter.state}
        names={STATES}
        onPick={(state) => onFilter({ ...filter, state })}
      />
    </search>
  );
}

function Pick<T extends string>({
  label,
  value,
  names,
  onPick,
}: {
  readonly label: string;
  readonly value: T;
  readonly names: Readonly<Record<T, string>>;
  readonly onPick: (value: T) => void;
}) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onPick(event.target.value as T)}
      className="min-h-10 rounded-field border border-edge bg-leaf px-2 max-narrow:flex-1"
    >
      {(Object.keys(names) as T[]).map((each) => (
        <option key={each} value={each}>
          {names[each]}
        </option>
      ))}
    </select>
  );
}
