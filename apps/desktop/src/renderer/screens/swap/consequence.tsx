import type { ReactNode } from 'react';
import type { DryQuote } from '../../../contract/swap.ts';
import { shorten } from '../../ui/address.tsx';
import { Amount } from '../../ui/amount.tsx';
import { readEstimate } from '../../ui/durations.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { readPercent } from '../../ui/money.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Term } from '../../ui/tooltip.tsx';
import type { Quoted } from './conversation.tsx';
import type { SwapDraft } from './draft.ts';
import { Freshness } from './freshness.tsx';
import type { Plan } from './plan.ts';

/** What it all comes to. Stands at the bottom as long as the questions do. */
export function Consequence({
  plan,
  draft,
  quote,
  children,
}: {
  readonly plan: Plan;
  readonly draft: SwapDraft;
  readonly quote: Quoted;
  readonly children: ReactNode;
}) {
  const { failure, asking } = quote;
  return (
    <section
      aria-label="What it comes to"
      className="sticky bottom-0 -mx-2 -mb-8 flex flex-col gap-4 border-t border-rule bg-paper px-2 pt-4 pb-6"
    >
      {failure !== null && (
        <FailureNote failure={failure} again={quote.again} title={titleOf(failure.detail)} />
      )}
      {quote.quote !== null ? (
        <Sentences quote={quote.quote} plan={plan} draft={draft} />
      ) : (
        failure === null && <Before plan={plan} asking={asking} />
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <Freshness quote={quote} />
        {children}
      </div>
    </section>
  );
}

function Before({ plan, asking }: { readonly plan: Plan; readonly asking: boolean }) {
  if (asking) {
    return (
      <div role="status" aria-label="Asking for a price" className="flex flex-col gap-2 py-1">
        <Skeleton className="h-4 w-full max-w-100" />
        <Skeleton className="h-4 w-60" />
      </div>
    );
  }
  const missing =
    plan.destination === null
      ? 'Say what they shall get, and how much. The price appears here; nothing is sent yet.'
      : 'Type an amount on either side. The price appears here; nothing is sent yet.';
  return <p className="max-w-words text-soft">{missing}</p>;
}

function Sentences({
  quote,
  plan,
  draft,
}: {
  readonly quote: DryQuote;
  readonly plan: Plan;
  readonly draft: SwapDraft;
}) {
  const locale = useLocale();
  const { pays, gets, getsAtLeast, timeEstimateMs, costBasisPoints } = quote;
  const exactIn = draft.side === 'pays';
  const to =
    plan.paidAccount?.name ??
    (draft.recipient.trim() === '' ? null : shorten(draft.recipient.trim()));
  return (
    <div className="flex flex-col gap-1">
      <p>
        You pay{' '}
        <Amount
          amount={pays}
          side="pays"
          className="font-medium"
          {...(exactIn ? {} : { certainty: 'at most' as const })}
        />
        {plan.payer === null ? ' from outside' : ` from ${plan.payer.name}`}.{' '}
        {to === null ? 'They get ' : `${to} gets `}
        <Amount
          amount={gets}
          className="font-medium"
          {...(exactIn ? { certainty: 'about' as const } : {})}
        />
        {exactIn ? (
          <>
            , at worst <Amount amount={getsAtLeast} />
          </>
        ) : (
          ', exactly'
        )}
        .
      </p>
      <p className="text-note text-soft">
        Through{' '}
        <Term means="1Click is a service that takes a deposit on one chain and pays out on another. It signs its quote, and the signature is checked before you are asked to approve anything.">
          1Click
        </Term>
        , usually in {readEstimate(timeEstimateMs)}
        {costBasisPoints !== null &&
          costBasisPoints > 0 &&
          `; by the listed prices ${readPercent(costBasisPoints, locale)} is lost on the way`}
        . If it fails, the money comes back
        {quote.refundFee === null || quote.refundFee.units === '0' ? '' : ' less '}
        {quote.refundFee !== null && quote.refundFee.units !== '0' && (
          <Amount amount={quote.refundFee} side="pays" className="[&>span]:text-note" />
        )}
        .
      </p>
    </div>
  );
}

const TITLES: Readonly<Record<string, string>> = {
  AMOUNT_TOO_LOW: 'Too little for this route',
  BELOW_USD_MINIMUM: 'Too little for this route',
  NO_LIQUIDITY: 'Nobody offers this at the moment',
  ROUTE_CLOSED: 'This route is closed',
};

/** What the provider's refusal is called; undefined leaves it to the failure's own name. */
function titleOf(detail: string | undefined): string {
  return TITLES[detail ?? ''] ?? 'There is no price at the moment';
}
