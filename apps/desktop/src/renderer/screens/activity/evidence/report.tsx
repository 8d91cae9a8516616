import { X } from 'lucide-react';
import type { EvidenceReport } from '../../../../contract/ledger.ts';
import { classes } from '../../../ui/classes.ts';
import { statusWord } from '../../../ui/status-words.ts';
import { SentenceText } from '../action/sentence-text.tsx';
import { CheckGroup } from './check-group.tsx';

const VERDICTS = {
  'borne out': { title: 'Borne out', look: 'border-go bg-go-wash', tone: 'text-go' },
  consistent: {
    title: 'Consistent, not proven',
    look: 'border-wait bg-wait-wash',
    tone: 'text-wait',
  },
  contradicted: { title: 'Contradicted', look: 'border-stop bg-stop-wash', tone: 'text-stop' },
} as const;

/** What the check of an evidence file found, the three kinds of proof apart. */
export function Report({
  name,
  report,
  onClose,
}: {
  readonly name: string;
  readonly report: EvidenceReport;
  readonly onClose: () => void;
}) {
  const { title, look, tone } = VERDICTS[report.verdict];
  return (
    <section aria-label={`Report on ${name}`} className="flex flex-col gap-6">
      <div className={classes('border-l-2 px-4 py-3', look)}>
        <div className="flex items-start justify-between gap-4">
          <h3 className={classes('font-serif text-lead', tone)}>{title}</h3>
          <button
            type="button"
            aria-label="Put the report away"
            onClick={onClose}
            className="-mr-1 grid size-7 shrink-0 place-items-center rounded-field text-soft hover:bg-hover hover:text-ink"
          >
            <X size={14} aria-hidden />
          </button>
        </div>
        <p className="max-w-words">{report.sentence}</p>
        <p className="text-note break-words text-soft">
          {name}: {report.action.kind}, {statusWord(report.action)}
        </p>
      </div>
      {report.groups.map((group) => (
        <CheckGroup key={group.label} group={group} />
      ))}
      {report.unproven.length > 0 && (
        <details>
          <summary className="w-fit rounded-mark text-soft hover:text-ink">
            Said in the file and not proven by it ({report.unproven.length})
          </summary>
          <ul className="mt-2 list-disc pl-5 text-note text-soft">
            {report.unproven.map((sentence) => (
              <li key={sentence} className="max-w-words">
                <SentenceText text={sentence} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
