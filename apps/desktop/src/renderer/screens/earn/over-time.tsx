import type { Positions } from '../../../contract/earn.ts';
import { useRead } from '../../client/read.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { LinePlot } from './line-plot.tsx';
import { putInPoints } from './put-in-points.ts';
import { readUsdc } from './read-figures.ts';
import { isAllRead } from './worth.ts';

/** What was put in from here over time, and what it is worth now: the rest is what it earned. */
export function OverTime({ positions }: { readonly positions: Positions }) {
  const locale = useLocale();
  const read = useRead('earn', 'putIn', undefined);
  if (read.state === 'loading') return null;
  if (read.state === 'failed') {
    return (
      <FailureNote
        title="What you put in could not be read"
        failure={read.failure}
        again={read.again}
      />
    );
  }
  const points = putInPoints(read.value, positions);
  if (points.length === 0) return null;
  return (
    <section aria-labelledby="over-time" className="flex flex-col gap-2">
      <h3 id="over-time" className="font-serif text-lead">
        {isAllRead(positions) ? 'What you put in, and what it is worth now' : 'What you put in'}
      </h3>
      <LinePlot
        label="USDC put to work"
        points={points}
        write={(value) => readUsdc(value, locale)}
      />
      <p className="max-w-words text-note text-faint">
        In USDC, by your own ledger
        {isAllRead(positions)
          ? '; the last step is what it is worth now. What another program did with these accounts is only in that step.'
          : '. What it is worth now is not drawn: not all of it was read on a chain.'}
        {!read.value.complete && ' The oldest actions are left out.'}
      </p>
    </section>
  );
}
