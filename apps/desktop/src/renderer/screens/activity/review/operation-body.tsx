import type { Review } from '../../../../contract/actions.ts';
import { Amount } from '../../../ui/amount.tsx';
import { Warnings } from '../../../ui/warnings.tsx';
import { SentenceText } from '../action/sentence-text.tsx';
import { Compare } from './compare.tsx';
import { purposeOf } from './purpose.ts';
import { Terms } from './terms.tsx';
import { Who } from './who.tsx';

/** What a smart account is made to do by its owner: every call, and what comes of all of them. */
export function OperationBody({ review }: { readonly review: Review }) {
  const { receives, receiver, payer, does } = review;
  const { gloss } = purposeOf(review);
  const gets = receives.units !== '0';
  return (
    <>
      {gets && (
        <div className="flex flex-col gap-6">
          <div className="flex flex-col gap-1">
            <span className="text-note text-soft">You get</span>
            <Amount amount={receives} size="large" certainty="about" whole value />
          </div>
          <div className="flex flex-col gap-1">
            <span className="text-note text-soft">at</span>
            <Who party={receiver} />
          </div>
        </div>
      )}
      {gloss !== null && <p className="max-w-words text-soft">{gloss}</p>}
      <section aria-label="What your account does" className="flex flex-col gap-3">
        <h3 className="font-serif text-lead">All of this happens, or none of it</h3>
        <ol className="rows border-y border-hairline">
          {does.map((sentence) => (
            <li key={sentence} className="py-3">
              <SentenceText text={sentence} />
            </li>
          ))}
        </ol>
      </section>
      <Warnings list={review.warnings} />
      <div className="flex flex-col gap-1">
        <span className="text-note text-soft">The gas is paid from</span>
        <Who party={payer} />
      </div>
      <Terms review={review} />
      <Compare
        text={review.compare}
        says="It is your account, as the bytes to be signed name it. It must be the same on the screen of a hardware wallet."
      />
    </>
  );
}
