import type { AnyReview } from '../../../../contract/actions.ts';
import { GasWay } from '../../accounts/gas-way.tsx';
import { WaysBack } from '../../earn/way-back.tsx';

/** Where a warning says what is lacking: the way to it. */
export function Ways({ review }: { readonly review: AnyReview }) {
  const warned = (code: string) => review.warnings.some((warning) => warning.code === code);
  if (review.kind === 'transaction' && warned('TOO_LITTLE_FOR_GAS')) {
    return (
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <GasWay
          address={review.payer.address}
          chain={review.chain}
          next="This review does not know of it yet: prepare a fresh one."
        />
      </div>
    );
  }
  if (review.kind === 'order' && (warned('NO_WAY_BACK') || warned('WAY_BACK_UNKNOWN'))) {
    return <WaysBack owner={review.owner} chain={review.destination} />;
  }
  return null;
}
