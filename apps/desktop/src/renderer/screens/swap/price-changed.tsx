import { Link } from '@tanstack/react-router';
import type { DryQuote } from '../../../contract/swap.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { isWorse } from './outcome.ts';
import type { Started } from './use-start.ts';

/** The real quote was not what stood on the screen. Nothing was sent; old and new side by side. */
export function PriceChanged({
  refused,
  quote,
  onTake,
  onClose,
}: {
  readonly refused: NonNullable<Started['refused']>;
  /** The price of now; null while it is asked. */
  readonly quote: DryQuote | null;
  readonly onTake: () => void;
  readonly onClose: () => void;
}) {
  const { shown, detail } = refused;
  const worse = isWorse(detail, shown);
  const reasons = detail.quoteFacts?.problems ?? [];
  const record = (
    <Link
      to="/activity/$actionId"
      params={{ actionId: detail.row.id }}
      className="rounded-mark text-go underline underline-offset-4"
    >
      See its record
    </Link>
  );
  if (!worse) {
    return (
      <Dialog
        open
        onOpen={onClose}
        title="This quote was refused"
        lede={reasons.length > 0 ? reasons.join(' ') : detail.row.sentence}
        actions={<Button onClick={onClose}>Back to the form</Button>}
      >
        <p className="text-note text-soft">Nothing was sent. {record}</p>
      </Dialog>
    );
  }
  const { pays, gets } = detail.row;
  return (
    <Dialog
      open
      onOpen={onClose}
      wide
      title="The price has moved"
      lede="The real quote was worse than what you saw, so it was refused. Nothing was sent."
      actions={
        <>
          <Button onClick={onClose}>Back to the form</Button>
          <Button kind="go" disabled={quote === null} busy={quote === null} onClick={onTake}>
            Go on at the price of now
          </Button>
        </>
      }
    >
      <table className="w-full text-left">
        <thead>
          <tr className="border-b border-rule text-note text-soft">
            <th scope="col" className="py-2 font-medium">
              <span className="sr-only">What</span>
            </th>
            <th scope="col" className="py-2 text-right font-medium">
              You saw
            </th>
            <th scope="col" className="py-2 text-right font-medium">
              Refused
            </th>
            <th scope="col" className="py-2 text-right font-medium">
              Now
            </th>
          </tr>
        </thead>
        <tbody className="rows">
          <tr>
            <th scope="row" className="py-3 font-normal text-soft">
              You pay
            </th>
            <Cell amount={shown.pays} side="pays" />
            <Cell amount={pays} side="pays" />
            <Cell amount={quote?.pays ?? null} side="pays" />
          </tr>
          <tr>
            <th scope="row" className="py-3 font-normal text-soft">
              They get
            </th>
            <Cell amount={shown.gets} side="gets" />
            <Cell amount={gets} side="gets" />
            <Cell amount={quote?.gets ?? null} side="gets" />
          </tr>
        </tbody>
      </table>
      <p className="text-note text-soft">{record}</p>
    </Dialog>
  );
}

function Cell({
  amount,
  side,
}: {
  readonly amount: DryQuote['pays'] | null;
  readonly side: 'pays' | 'gets';
}) {
  return (
    <td className="py-3 pl-2 text-right">
      {amount === null ? '…' : <Amount amount={amount} side={side} value align="right" />}
    </td>
  );
}
