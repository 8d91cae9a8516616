import { Check } from 'lucide-react';

/** What has been answered so far: it stays in sight above the question. */
export function Answered({ list }: { readonly list: readonly string[] }) {
  if (list.length === 0) return null;
  return (
    <ul aria-label="Done so far" className="flex flex-col gap-1 border-l border-rule pl-4">
      {list.map((each) => (
        <li key={each} className="flex items-center gap-2 text-note text-soft">
          <Check size={14} aria-hidden className="shrink-0 text-go" />
          <span className="min-w-0 truncate">{each}</span>
        </li>
      ))}
    </ul>
  );
}
