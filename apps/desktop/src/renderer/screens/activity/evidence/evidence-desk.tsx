import { FileCheck } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/choice.tsx';
import { classes } from '../../../ui/classes.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { useCheck } from './use-check.ts';

const Report = lazy(() => import('./report.tsx').then((each) => ({ default: each.Report })));

/** Where an evidence file is laid down, from here or from anywhere, to be checked. */
export function EvidenceDesk() {
  const { state, check, putAway } = useCheck();
  const [over, setOver] = useState(false);
  const [readChains, setReadChains] = useState(true);
  const chooser = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file !== undefined) void check(file, readChains);
  };
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    // Anywhere on the screen: a browser would otherwise leave the page for the file.
    const hold = (event: DragEvent): void => {
      event.preventDefault();
      setOver(event.type === 'dragover');
      if (event.type !== 'drop') return;
      latest.current(event.dataTransfer?.files ?? null);
      chooser.current?.scrollIntoView({ block: 'center' });
    };
    const events = ['dragover', 'dragleave', 'drop'] as const;
    for (const each of events) window.addEventListener(each, hold);
    return () => {
      for (const each of events) window.removeEventListener(each, hold);
    };
  }, []);
  const busy = state.state === 'checking';
  return (
    <div className="flex flex-col gap-4">
      <div
        className={classes(
          'flex flex-wrap items-center justify-between gap-4 rounded-field border border-dashed px-5 py-5 transition-colors',
          over ? 'border-go bg-go-wash' : 'border-edge',
        )}
      >
        <span className="flex min-w-0 flex-1 basis-72 items-start gap-3">
          <FileCheck size={20} aria-hidden className="mt-0.5 shrink-0 text-soft" />
          <span className="max-w-words text-soft">
            {busy
              ? `Checking ${state.name}${readChains ? ', and reading the chains again' : ''}.`
              : 'Lay an evidence file here. What the provider signed, what is on chain and what is only a record are reported apart.'}
          </span>
        </span>
        <Button busy={busy} onClick={() => chooser.current?.click()}>
          Choose a file
        </Button>
        <input
          ref={chooser}
          type="file"
          accept=".json,application/json"
          aria-label="Evidence file"
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
      </div>
      <Checkbox checked={readChains} onChecked={setReadChains}>
        <span className="text-note text-soft">
          Read the chains again through your own endpoints (they learn which transactions you look
          at)
        </span>
      </Checkbox>
      <div aria-live="polite" className="empty:hidden">
        {state.state === 'failed' && (
          <FailureNote failure={state.failure} title={`${state.name} could not be checked`} />
        )}
        {state.state === 'checked' && (
          <Suspense fallback={null}>
            <Report name={state.name} report={state.report} onClose={putAway} />
          </Suspense>
        )}
      </div>
    </div>
  );
}
