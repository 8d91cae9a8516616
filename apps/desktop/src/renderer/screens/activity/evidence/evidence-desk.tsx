import { FileCheck } from 'lucide-react';
import { type DragEvent, lazy, Suspense, useRef, useState } from 'react';
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
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const busy = state.state === 'checking';
  return (
    <div className="flex flex-col gap-4">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by key */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
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
