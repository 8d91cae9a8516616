import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Section } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Select } from '../../ui/select.tsx';
import { type ExportWish, useExport } from './use-export.ts';

/** A table of everything, for a spreadsheet or a program. */
export function ExportTable() {
  const { writing, start, stop } = useExport();
  const [what, setWhat] = useState<ExportWish['what']>('actions');
  const [format, setFormat] = useState<ExportWish['format']>('csv');
  const busy = writing.state === 'writing';
  return (
    <Section title="Export">
      <Choice
        label="What to export"
        value={what}
        onValue={setWhat}
        options={[
          {
            value: 'actions',
            title: 'What was done',
            text: 'One line for each swap and payment: amounts, fees, addresses, hashes, and the price then known with its source and time. For bookkeeping.',
          },
          {
            value: 'events',
            title: 'Every event',
            text: 'The book itself, line by line, with hashes. For checking it with another program.',
          },
        ]}
      />
      <Select
        label="As"
        value={format}
        onValue={setFormat}
        options={[
          { value: 'csv', text: 'CSV, for a spreadsheet' },
          { value: 'json', text: 'JSON, for a program' },
        ]}
      />
      <p className="max-w-words text-note text-soft">
        The file is not encrypted: whoever has it sees what you have done. It holds no key and no
        phrase.
      </p>
      {writing.state === 'writing' && (
        <Progress
          label="Exporting"
          done={0}
          of={null}
          text={
            writing.characters === 0
              ? 'Writing the table, beside the ledger'
              : `${(writing.characters / 1_000_000).toFixed(1)} MB so far`
          }
        />
      )}
      {writing.state === 'saved' && (
        <p role="status" className="border-l-2 border-go bg-go-wash px-4 py-3">
          {writing.rows} {writing.rows === 1 ? 'line' : 'lines'} saved as{' '}
          <span className="font-mono text-note break-all">{writing.fileName}</span>.
        </p>
      )}
      {writing.state === 'failed' && (
        <FailureNote title="It could not be exported" failure={writing.failure} />
      )}
      <div className="flex gap-2">
        <Button kind="go" busy={busy} onClick={() => start({ what, format })}>
          {busy ? 'Exporting' : 'Export'}
        </Button>
        {busy && (
          <Button kind="plain" onClick={stop}>
            Stop
          </Button>
        )}
      </div>
    </Section>
  );
}
