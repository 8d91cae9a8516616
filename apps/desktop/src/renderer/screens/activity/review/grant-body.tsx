import type { GrantReview } from '../../../../contract/actions.ts';
import { Address } from '../../../ui/address.tsx';
import { Amount } from '../../../ui/amount.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Time } from '../../../ui/time.tsx';
import { Warnings } from '../../../ui/warnings.tsx';
import { SentenceText } from '../action/sentence-text.tsx';
import { Compare } from './compare.tsx';
import { Who } from './who.tsx';

/** What somebody else will be able to do: who, with what, what exactly, and until when. */
export function GrantBody({ review }: { readonly review: GrantReview }) {
  const { through, owner, account, cap, askedUntil, expiresAt, key, unread, chain } = review;
  return (
    <>
      <div className="flex flex-col gap-6">
        <p className="max-w-words font-serif text-title">
          With your signature {through ?? 'somebody else'} may act for your account on {chain.name}.
        </p>
        <div className="flex flex-col gap-1">
          <span className="text-note text-soft">Your account there</span>
          <Address address={account} show="whole" />
        </div>
        <div className="flex flex-col gap-1">
          <span className="text-note text-soft">It belongs to</span>
          <Who party={owner} />
        </div>
      </div>
      <Unlimited list={review.unlimited} />
      <section aria-label="What it allows" className="flex flex-col gap-3">
        <h3 className="font-serif text-lead">What it allows</h3>
        <ol className="rows border-y border-hairline">
          {review.allows.map((sentence) => (
            <li key={sentence} className="py-3">
              <SentenceText text={sentence} />
            </li>
          ))}
        </ol>
      </section>
      <Mismatches list={review.mismatches} />
      <Warnings
        list={review.warnings.filter(
          ({ sentence }) =>
            !review.unlimited.includes(sentence) && !review.mismatches.includes(sentence),
        )}
      />
      <Facts
        list={[
          ['You asked for a cap of', <Amount key="cap" amount={cap} side="pays" whole />],
          ['You asked for an end at', <Time key="asked" at={askedUntil} exact />],
          [
            'It really ends',
            expiresAt === null ? (
              <span className="font-medium text-stop">never, or nobody can tell</span>
            ) : (
              <Time key="ends" at={expiresAt} exact />
            ),
          ],
          [
            'The key that may act',
            key === null ? (
              <span className="font-medium text-stop">nobody here can name it</span>
            ) : (
              <Address key="key" address={key} />
            ),
          ],
        ]}
      />
      {unread.length > 0 && (
        <section aria-label="What nobody here can read" className="flex flex-col gap-2">
          <h3 className="font-medium text-stop">What nobody here can read</h3>
          {unread.map(({ part, raw }) => (
            <p key={part} className="border-l-2 border-stop pl-3 text-note">
              {part}: <span className="font-mono break-all">{raw}</span>
            </p>
          ))}
        </section>
      )}
      <Compare text={review.compare} says={COMPARE} />
    </>
  );
}

const COMPARE =
  'It is the account that the bytes to be signed name. It must be the one above, and the same on the screen of a hardware wallet.';

/** Where a grant has no bounds: in red, before anything else. */
function Unlimited({ list }: { readonly list: readonly string[] }) {
  if (list.length === 0) return null;
  return (
    <section
      aria-label="Without limit"
      className="flex flex-col gap-2 border-l-2 border-stop bg-stop-wash px-4 py-3"
    >
      <h3 className="font-medium text-stop">Without limit</h3>
      <ul className="flex flex-col gap-1">
        {list.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

function Mismatches({ list }: { readonly list: readonly string[] }) {
  if (list.length === 0) return null;
  return (
    <section
      aria-label="Not what you asked for"
      className="flex flex-col gap-2 border-l-2 border-wait bg-wait-wash px-4 py-3"
    >
      <h3 className="font-medium text-wait">Not what you asked for</h3>
      <ul className="flex flex-col gap-1">
        {list.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
