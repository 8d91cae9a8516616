import type { ReactNode } from 'react';
import type { Review } from '../../../../contract/actions.ts';
import type { Amount as AmountValue, Party } from '../../../../contract/values.ts';
import { Address } from '../../../ui/address.tsx';
import { Amount } from '../../../ui/amount.tsx';
import { useChainName } from './chain-name.ts';
import { amountInWords } from './number-words.ts';
import { purposeOf } from './purpose.ts';

/** Who pays whom, in figures and in words. */
export function Order({ review }: { readonly review: Review }) {
  const { payer, pays, to, receiver, receives, receivesAtLeast, through } = review;
  const { verb } = purposeOf(review);
  const payoutChain = useChainName(receives.asset);
  if (review.purpose === 'cancel') {
    return (
      <div className="flex flex-col gap-4">
        <p className="font-serif text-large">{verb}</p>
        <Line label="Account">
          <Who party={payer} />
        </Line>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-4">
        <Figure label={verb} amount={pays} side="pays" />
        <Line label="From">
          <Who party={payer} />
        </Line>
        <Line label="To">
          {through === null ? (
            <Who party={to} />
          ) : (
            <span className="flex flex-col gap-1">
              <span>{through}, at its deposit address</span>
              <Who party={to} />
            </span>
          )}
        </Line>
      </div>
      {through !== null && (
        <div className="flex flex-col gap-4 border-t border-hairline pt-6">
          <Figure
            label={`${through} pays out`}
            amount={receives}
            side="gets"
            {...(same(receives, receivesAtLeast) ? {} : { least: receivesAtLeast })}
          />
          <Line label="To">
            <Who party={receiver} />
          </Line>
          {payoutChain !== null && <Line label="On">{payoutChain}</Line>}
        </div>
      )}
    </div>
  );
}

function Figure({
  label,
  amount,
  side,
  least,
}: {
  readonly label: string;
  readonly amount: AmountValue;
  readonly side: 'pays' | 'gets';
  readonly least?: AmountValue;
}) {
  const words = amountInWords(BigInt(amount.units), amount.decimals);
  return (
    <div className="flex flex-col gap-1">
      <span className="text-note text-soft">{label}</span>
      <Amount amount={amount} side={side} size="large" whole value className="break-all" />
      {words !== null && (
        <span className="max-w-words font-serif text-lead text-soft italic first-letter:uppercase">
          {words} {amount.symbol}
        </span>
      )}
      {least !== undefined && (
        <span>
          <Amount amount={least} whole certainty="at least" />, or the money comes back
        </span>
      )}
    </div>
  );
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="flex gap-x-4 max-narrow:flex-col">
      <span className="w-16 shrink-0 text-note leading-6 text-soft">{label}</span>
      <span className="min-w-0">{children}</span>
    </div>
  );
}

/** A party with its whole address: this is where one compares. */
function Who({ party }: { readonly party: Party }) {
  return (
    <span className="flex min-w-0 flex-col">
      {party.name !== null && <span className="font-medium">{party.name}</span>}
      <Address address={party.address} show="whole" />
    </span>
  );
}

function same(a: AmountValue, b: AmountValue): boolean {
  return a.asset === b.asset && a.units === b.units;
}
