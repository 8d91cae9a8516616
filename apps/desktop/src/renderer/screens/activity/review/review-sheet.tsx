import type { Review } from '../../../../contract/actions.ts';
import { Countdown } from '../../../ui/time.tsx';
import { Warnings } from '../../../ui/warnings.tsx';
import { Compare } from './compare.tsx';
import { Order } from './order.tsx';
import { Payload } from './payload.tsx';
import { purposeOf } from './purpose.ts';
import { Terms } from './terms.tsx';

/** A review as one reads it: set like a cheque, whole, with nothing rounded. */
export function ReviewSheet({
  review,
  over,
}: {
  readonly review: Review;
  /** Its time is over. */
  readonly over: boolean;
}) {
  const { gloss } = purposeOf(review);
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
      <Order review={review} />
      {gloss !== null && <p className="max-w-words text-soft">{gloss}</p>}
      <Warnings list={review.warnings} />
      <Terms review={review} />
      <Compare text={review.compare} through={review.through} />
      <Payload review={review} />
    </article>
  );
}
