import { Link } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { LedgerEvent } from '../../../contract/ledger.ts';
import { useRead } from '../../client/read.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';

/** One event, with its place in the chain and the very text its hash covers. Arrows go to its neighbours. */
export function EntryDialog({
  seq,
  head,
  onSeq,
  onClose,
}: {
  readonly seq: number;
  readonly head: number;
  readonly onSeq: (seq: number) => void;
  readonly onClose: () => void;
}) {
  const event = useRead('ledger', 'event', { seq });
  const go = (to: number): void => {
    if (to >= 1 && to <= head) onSeq(to);
  };
  const press = ({ key }: KeyboardEvent): void => {
    if (key === 'ArrowLeft') go(seq - 1);
    if (key === 'ArrowRight') go(seq + 1);
  };
  return (
    <Dialog
      open
      onOpen={onClose}
      title={`Event ${seq}`}
      wide
      actions={
        <>
          <Button
            kind="plain"
            disabled={seq <= 1}
            icon={<ChevronLeft size={16} aria-hidden />}
            onClick={() => go(seq - 1)}
          >
            Before
          </Button>
          <Button kind="plain" disabled={seq >= head} onClick={() => go(seq + 1)}>
            After <ChevronRight size={16} aria-hidden />
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows are a shortcut of the buttons below */}
      <div onKeyDown={press} className="flex flex-col gap-6">
        {event.state === 'loading' && <SkeletonRows label="Reading the event" rows={4} />}
        {event.state === 'failed' && <FailureNote failure={event.failure} again={event.again} />}
        {event.state === 'full' && <Entry event={event.value} />}
      </div>
    </Dialog>
  );
}

function Entry({ event }: { readonly event: LedgerEvent }) {
  return (
    <>
      <p className="max-w-words text-lead">{event.text}</p>
      <Facts
        list={[
          ['Written', <Time key="at" at={event.at} exact />],
          ['Kind', `${event.type}, version ${event.version}`],
          [
            'Belongs to',
            event.actionId === null ? (
              event.stream
            ) : (
              <Link
                key="action"
                to="/activity/$actionId"
                params={{ actionId: event.actionId }}
                className="rounded-mark text-go underline underline-offset-4"
              >
                its action
              </Link>
            ),
          ],
          ['Hash', <WholeHash key="hash" text={event.hash} />],
          ['Hash before it', <WholeHash key="before" text={event.previousHash} />],
        ]}
      />
      <figure className="flex flex-col gap-1">
        <figcaption className="flex items-center justify-between text-note text-faint">
          As it is stored. The hash covers exactly this, after the hash before it.
          <CopyButton text={event.stored} what="stored text" />
        </figcaption>
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
          tabIndex={0}
          className="max-h-64 overflow-y-auto rounded-field bg-sunk p-4 font-mono text-note break-all whitespace-pre-wrap"
        >
          {event.stored}
        </pre>
      </figure>
    </>
  );
}

function WholeHash({ text }: { readonly text: string }) {
  return (
    <span className="inline-flex items-center gap-1 text-left">
      <span className="font-mono text-note break-all">{text}</span>
      <CopyButton text={text} what="hash" />
    </span>
  );
}
