import { Tabs as Parts } from 'radix-ui';
import type { ReactNode } from 'react';

export interface Tab<T extends string> {
  readonly value: T;
  readonly title: string;
  readonly content: () => ReactNode;
}

/** Parts of one screen, of which one is shown: moved through with the arrows. */
export function Tabs<T extends string>({
  label,
  value,
  onValue,
  tabs,
}: {
  readonly label: string;
  readonly value: T;
  readonly onValue: (value: T) => void;
  readonly tabs: readonly Tab<T>[];
}) {
  return (
    <Parts.Root
      value={value}
      onValueChange={(chosen) => {
        const tab = tabs.find((each) => each.value === chosen);
        if (tab !== undefined) onValue(tab.value);
      }}
      className="flex flex-col gap-8"
    >
      <Parts.List
        aria-label={label}
        className="-mx-1 flex gap-x-6 overflow-x-auto border-b border-rule px-1 max-narrow:gap-x-5"
      >
        {tabs.map((tab) => (
          <Parts.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px min-h-10 shrink-0 border-b-2 border-transparent text-soft transition-colors hover:text-ink data-[state=active]:border-go data-[state=active]:font-medium data-[state=active]:text-ink"
          >
            {tab.title}
          </Parts.Trigger>
        ))}
      </Parts.List>
      {tabs.map((tab) => (
        <Parts.Content key={tab.value} value={tab.value} className="flex flex-col gap-8">
          {tab.value === value && tab.content()}
        </Parts.Content>
      ))}
    </Parts.Root>
  );
}
