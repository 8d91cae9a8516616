import type { BlindReview } from '../../../../contract/actions.ts';
import { Address } from '../../../ui/address.tsx';
import { Amount } from '../../../ui/amount.tsx';
import { Warnings } from '../../../ui/warnings.tsx';
import { Compare } from './compare.tsx';
import { Who } from './who.tsx';

/** Thirty-two bytes: what they are said to do, and what nobody can check. In red, and first. */
export function BlindBody({ review }: { readonly review: BlindReview }) {
  const { said, account, cannotCheck } = review;
  const through = review.through ?? 'Whoever asks';
  return (
    <>
      <section
        aria-label="Signed blindly"
        className="flex flex-col gap-3 border-l-2 border-stop bg-stop-wash px-5 py-4"
      >
        <h3 className="font-serif text-title text-stop">You sign what nobody can read</h3>
        {cannotCheck.map((sentence) => (
          <p key={sentence} className="max-w-words">
            {sentence}
          </p>
        ))}
      </section>
      <div className="flex flex-col gap-6">
        <div className="flex flex-col gap-1">
          <span className="text-note text-soft">{through} says that it pays</span>
          <Amount amount={said.pays} size="large" whole value />
        </div>
        <div className="flex flex-col gap-1">
          <span className="text-note text-soft">to</span>
          <Who party={said.receiver} />
        </div>
        <div className="flex flex-col gap-1">
          <span className="text-note text-soft">out of your account</span>
          <Address address={account} show="whole" />
        </div>
      </div>
      <Warnings list={review.warnings.filter(({ code }) => code !== 'BLIND_SIGNATURE')} />
      <Compare
        text={review.compare}
        says="It is all there is to sign. Afterwards the chain is asked for this very number, and for what moved with it."
      />
    </>
  );
}
