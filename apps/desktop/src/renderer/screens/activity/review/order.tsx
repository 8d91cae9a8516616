import type { Review } from '../../../../contract/actions.ts';
import { Amount } from '../../../ui/amount.tsx';
import { amountInWords } from './number-words.ts';
import { Payout } from './payout.tsx';
import { purposeOf } from './purpose.ts';
import { Who } from './who.tsx';

/** The order itself, set as on a cheque: to whom, in figures, in words, from whom. */
export function Order({ review }: { readonly review: Review }) {
  const { payer, pays, to, through } = review;
  const { order, nothing } = purposeOf(review);
  const words = amountInWords(BigInt(pays.units), pays.decimals);
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1">
          <span className="text-note text-soft">{order}</span>
          {through !== null && <span className="font-serif text-title">{through}</span>}
          <Who party={to} large={through === null} />
        </div>
        {!nothing && (
          <Amount
            amount={pays}
            side="pays"
            size="large"
            whole
            value
            className="max-w-full rounded-field border border-rule bg-paper px-5 py-3 break-all max-narrow:w-full"
          />
        )}
      </div>
      <p className="border-b border-rule pb-2 font-serif text-lead italic first-letter:uppercase">
        {nothing
          ? 'nothing, so that the payment before can never happen'
          : words === null
            ? `as many ${pays.symbol} as in the figures`
            : `${words} ${pays.symbol}`}
      </p>
      <div className="flex flex-col gap-1">
        <span className="text-note text-soft">From your account on {review.chain.name}</span>
        <Who party={payer} />
      </div>
      {through !== null && <Payout review={review} through={through} />}
    </div>
  );
}
