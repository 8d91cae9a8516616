import type { Review } from '../../../../contract/actions.ts';
import { Address } from '../../../ui/address.tsx';
import { Amount } from '../../../ui/amount.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { useLocale } from '../../../ui/locale.tsx';
import { readPercent } from '../../../ui/money.ts';

/** What it costs beside the amount, and where the money goes if it fails. */
export function Terms({ review }: { readonly review: Review }) {
  const locale = useLocale();
  const { networkFeeAtMost, otherFees, refundTo } = review;
  return (
    <Facts
      list={[
        [
          'Network fee',
          <Amount
            key="fee"
            amount={networkFeeAtMost}
            side="pays"
            certainty="at most"
            value
            align="right"
          />,
        ],
        ...otherFees.map(
          ({ name, basisPoints }) =>
            [`Fee of ${name}, in the price`, readPercent(basisPoints, locale)] as const,
        ),
        ...(refundTo === null
          ? []
          : [
              [
                'Back to, if it fails',
                <Address key="refund" address={refundTo.address} name={refundTo.name} />,
              ] as const,
            ]),
      ]}
    />
  );
}
