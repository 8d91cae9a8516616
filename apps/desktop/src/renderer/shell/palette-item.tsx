import { Command } from 'cmdk';
import type { ReactNode } from 'react';

const ITEM =
  'flex min-h-10 items-center justify-between gap-4 rounded-field px-3 data-[selected=true]:bg-chosen';
export const GROUP =
  '[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-2 [&_[cmdk-group-heading]]:text-note [&_[cmdk-group-heading]]:text-faint';

/** One line of the palette. */
export function Item({
  name,
  run,
  words = [],
  aside,
}: {
  readonly name: string;
  readonly run: () => void;
  /** By what else it is found. */
  readonly words?: readonly string[];
  readonly aside?: ReactNode;
}) {
  return (
    <Command.Item value={`${name} ${words.join(' ')}`} onSelect={run} className={ITEM}>
      <span className="min-w-0 truncate">{name}</span>
      {aside}
    </Command.Item>
  );
}
