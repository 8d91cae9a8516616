import type { Review } from '../../../../contract/actions.ts';
import { Amount } from '../../../ui/amount.tsx';
import { useChainName } from './chain-name.ts';
import { Who } from './who.tsx';

/** What the one in between gives for it: how much, at least, to whom, on which chain. */
export function Payout({ review, through }: { readonly review: Review; readonly through: string }) {
  const { receiver, receives, receivesAtLeast } = review;
  const chain = useChainName(receives.asset);
  const exact = receives.units === receivesAtLeast.units;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4 border-t border-hairline pt-6">
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1">
        <span className="text-note text-soft">
          {through} pays out{chain === null ? '' : ` on ${chain}`} to
        </span>
        <Who party={receiver} />
      </div>
      <div className="flex min-w-0 flex-col gap-1 text-right max-narrow:text-left">
        <Amount
          amount={receives}
          size="large"
          whole
          value
          align="right"
          className="break-all max-narrow:items-start max-narrow:text-left"
          {...(exact ? {} : { certainty: 'about' as const })}
        />
        <span>
          {exact ? (
            'exactly, or the money comes back'
          ) : (
            <>
              <Amount amount={receivesAtLeast} whole certainty="at least" className="font-medium" />
              , or the money comes back
            </>
          )}
        </span>
      </div>
    </div>
  );
}
