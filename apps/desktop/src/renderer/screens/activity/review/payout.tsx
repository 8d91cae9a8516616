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
    <div className="flex flex-col gap-4 border-t border-hairline pt-6">
      <div className="flex flex-col gap-1">
        <span className="text-note text-soft">
          {through} pays out{chain === null ? '' : ` on ${chain}`}
        </span>
        <Amount
          amount={receives}
          size="large"
          whole
          value
          className="break-all"
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
      <div className="flex flex-col gap-1">
        <span className="text-note text-soft">to</span>
        <Who party={receiver} />
      </div>
    </div>
  );
}
