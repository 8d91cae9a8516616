import { classes } from './classes.ts';

export interface Warning {
  readonly code: string;
  readonly weight: 'stop' | 'risk' | 'note';
  readonly sentence: string;
}

const ORDER = { stop: 0, risk: 1, note: 2 } as const;
const LOOK = {
  stop: { bar: 'border-stop bg-stop-wash', word: 'Stop', tone: 'text-stop' },
  risk: { bar: 'border-wait bg-wait-wash', word: 'Take care', tone: 'text-wait' },
  note: { bar: 'border-rule bg-sunk', word: 'Note', tone: 'text-soft' },
} as const;

/** Warnings, the heaviest first. */
export function Warnings({ list }: { readonly list: readonly Warning[] }) {
  if (list.length === 0) return null;
  const inOrder = [...list].sort((a, b) => ORDER[a.weight] - ORDER[b.weight]);
  return (
    <ul aria-label="Warnings" className="flex flex-col gap-2">
      {inOrder.map((warning) => {
        const { bar, word, tone } = LOOK[warning.weight];
        return (
          <li
            key={`${warning.code}-${warning.sentence}`}
            className={classes('border-l-2 px-4 py-3 wrap-anywhere', bar)}
          >
            <span className={classes('font-medium', tone)}>{word}. </span>
            {warning.sentence}
          </li>
        );
      })}
    </ul>
  );
}
