import type { OrderReview } from '../../../../contract/actions.ts';
import { Address } from '../../../ui/address.tsx';
import { Amount } from '../../../ui/amount.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Warnings } from '../../../ui/warnings.tsx';
import { SentenceText } from '../action/sentence-text.tsx';
import { Compare } from './compare.tsx';
import { amountInWords } from './number-words.ts';
import { instrumentOf } from './purpose.ts';

/** What a service is asked to do: nothing is signed, and the yes is kept with the order. */
export function OrderBody({ review }: { readonly review: OrderReview }) {
  const { pays, receives, receivesAtLeast, chain, destination, fees } = review;
  const through = review.through ?? 'the service';
  const words = amountInWords(BigInt(pays.units), pays.decimals);
  return (
    <>
      <div className="flex flex-col gap-6">
        <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
          <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1">
            <span className="text-note text-soft">You ask</span>
            <span className="font-serif text-title">{through}</span>
          </div>
          <Amount
            amount={pays}
            side="pays"
            size="large"
            whole
            value
            className="max-w-full rounded-field border border-rule bg-paper px-5 py-3 break-all max-narrow:w-full"
          />
        </div>
        <p className="border-b border-rule pb-2 font-serif text-lead italic first-letter:uppercase">
          {words === null ? `as many ${pays.symbol} as in the figures` : `${words} ${pays.symbol}`}
        </p>
        <ul className="flex flex-col gap-2">
          {review.says.map((sentence) => (
            <li key={sentence} className="max-w-words">
              <SentenceText text={sentence} />
            </li>
          ))}
        </ul>
      </div>
      <Warnings list={review.warnings} />
      <Facts
        list={[
          ['Out of your account', <Address key="account" address={review.account} />],
          [
            'Where',
            chain.id === destination.id ? chain.name : `${chain.name} to ${destination.name}`,
          ],
          [
            'What should come of it',
            receives === null ? (
              <span className="text-soft">nobody can say before</span>
            ) : (
              <Amount key="gets" amount={receives} certainty="about" whole align="right" />
            ),
          ],
          ...(receivesAtLeast === null
            ? []
            : [
                [
                  'What has to come of it',
                  <Amount
                    key="least"
                    amount={receivesAtLeast}
                    certainty="at least"
                    whole
                    align="right"
                  />,
                ] as const,
              ]),
          ...fees.map(
            ({ name, atMost }) =>
              [
                name,
                <Amount
                  key={name}
                  amount={atMost}
                  side="pays"
                  certainty="at most"
                  whole
                  align="right"
                />,
              ] as const,
          ),
          ['Gas', `paid by ${through}`],
        ]}
      />
      <Compare
        text={review.compare}
        says={`It is the id of ${instrumentOf(review)}. Its first eight digits name the chain.`}
      />
    </>
  );
}
