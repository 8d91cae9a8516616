import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { readEstimate } from '../../ui/durations.ts';
import { Time } from '../../ui/time.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import type { Verdict } from './use-verify.ts';

/** Whether the ledger is as it was written: one sentence, large, and what it rests on. */
export function VerdictNote({ verdict, at }: { readonly verdict: Verdict; readonly at: number }) {
  const [open, setOpen] = useState<number | null>(null);
  const { ok, sentence, events, head, firstBroken, heads, tookMs } = verdict;
  const Icon = ok ? Check : X;
  return (
    <div
      role="status"
      className={classes(
        'flex flex-col gap-3 border-l-2 px-5 py-4',
        ok ? 'border-go bg-go-wash' : 'border-stop bg-stop-wash',
      )}
    >
      <p className={classes('flex items-start gap-3', ok ? 'text-go' : 'text-stop')}>
        <Icon size={20} aria-hidden className="mt-1 shrink-0" />
        <span className="font-serif text-lead">
          <span className="sr-only">{ok ? 'It holds. ' : 'It does not hold. '}</span>
          {sentence}
        </span>
      </p>
      <p className="flex flex-wrap items-center gap-x-1 text-note text-soft">
        <span>
          {events} events in {readEstimate(tookMs)}, <Time at={at} />. The last hash is
        </span>
        <span className="font-mono break-all">{head}</span>
        <CopyButton text={head} what="last hash" />
      </p>
      {heads.length > 0 && (
        <ul aria-label="Signed heads" className="flex flex-col gap-1 text-note">
          {heads.map((each) => (
            <li key={`${each.seq}-${each.at}`} className={each.ok ? 'text-soft' : 'text-stop'}>
              Signed at event {each.seq}, <Time at={each.at} />: {each.sentence}
            </li>
          ))}
        </ul>
      )}
      {!ok && (
        <p className="max-w-words text-note text-soft">
          Nothing was changed by looking. Do not go on with this ledger: keep a copy of the file,
          and bring back a snapshot from before.
        </p>
      )}
      {firstBroken !== null && (
        <div>
          <Button small onClick={() => setOpen(firstBroken)}>
            Show event {firstBroken}
          </Button>
        </div>
      )}
      {open !== null && (
        <EntryDialog seq={open} head={events} onSeq={setOpen} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}
