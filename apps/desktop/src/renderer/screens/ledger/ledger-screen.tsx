import { useDraft } from '../../client/draft.ts';
import { Page } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Book } from './book.tsx';
import { ExportTable } from './export-table.tsx';
import { Heads } from './heads.tsx';
import { Snapshots } from './snapshots.tsx';
import { Verify } from './verify.tsx';

type Part = 'book' | 'proof' | 'snapshots' | 'export';

/** Everything that was ever written down, and what proves it. */
export function LedgerScreen() {
  const [part, setPart] = useDraft<Part>('ledger part', 'book');
  return (
    <Page
      title="Ledger"
      width="full"
      lede="Written before it was done, and never changed since. Each line is sealed to the one before."
    >
      <Tabs
        label="Parts of the ledger"
        value={part}
        onValue={setPart}
        tabs={[
          { value: 'book', title: 'Book', content: () => <Book /> },
          {
            value: 'proof',
            title: 'Proof',
            content: () => (
              <div className="flex max-w-flow flex-col gap-8">
                <Verify />
                <Heads />
              </div>
            ),
          },
          {
            value: 'snapshots',
            title: 'Snapshots',
            content: () => (
              <div className="max-w-flow">
                <Snapshots />
              </div>
            ),
          },
          {
            value: 'export',
            title: 'Export',
            content: () => (
              <div className="max-w-flow">
                <ExportTable />
              </div>
            ),
          },
        ]}
      />
    </Page>
  );
}
