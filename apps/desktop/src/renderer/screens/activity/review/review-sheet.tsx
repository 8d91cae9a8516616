import type { ReactNode } from 'react';
import type { AnyReview, Review } from '../../../../contract/actions.ts';
import { Countdown } from '../../../ui/time.tsx';
import { Warnings } from '../../../ui/warnings.tsx';
import { BlindBody } from './blind-body.tsx';
import { Compare } from './compare.tsx';
import { GrantBody } from './grant-body.tsx';
import { OperationBody } from './operation-body.tsx';
import { Order } from './order.tsx';
import { OrderBody } from './order-body.tsx';
import { Payload } from './payload.tsx';
import { purposeOf } from './purpose.ts';
import { Terms } from './terms.tsx';

/** A review as one reads it: set like a cheque, whole, with nothing rounded. */
export function ReviewSheet({
  review,
  over,
}: {
  readonly review: AnyReview;
  /** Its time is over. */
  readonly over: boolean;
}) {
  return (
    <article
      aria-label="What you are asked to approve"
      className="flex flex-col gap-8 rounded-leaf border border-rule bg-leaf px-8 py-8 shadow-low max-narrow:px-5 max-narrow:py-6"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-hairline pb-3 text-note text-soft">
        <span>On {review.chain.name}</span>
        <span className="figures">
          {over ? (
            <span className="text-stop">No longer valid</span>
          ) : (
            <>
              Good for <Countdown until={review.validUntil} over="no longer" />
            </>
          )}
        </span>
      </div>
      {bodyOf(review)}
      <Payload review={review} />
    </article>
  );
}

function bodyOf(review: AnyReview): ReactNode {
  switch (review.kind) {
    case 'transaction':
      return review.does.length > 0 ? (
        <OperationBody review={review} />
      ) : (
        <TransactionBody review={review} />
      );
    case 'grant':
      return <GrantBody review={review} />;
    case 'blind':
      return <BlindBody review={review} />;
    case 'order':
      return <OrderBody review={review} />;
    default:
      return review satisfies never;
  }
}

function TransactionBody({ review }: { readonly review: Review }) {
  const { gloss } = purposeOf(review);
  const { compare, through } = review;
  return (
    <>
      <Order review={review} />
      {gloss !== null && <p className="max-w-words text-soft">{gloss}</p>}
      <Warnings list={review.warnings} />
      <Terms review={review} />
      <Compare
        text={compare}
        says={
          through === null
            ? 'It is where this payment goes. It must be the same on the screen of a hardware wallet, and as the receiver told it over another channel.'
            : `It is the deposit address that ${through} has signed for. It must be the same on the screen of a hardware wallet.`
        }
      />
    </>
  );
}
