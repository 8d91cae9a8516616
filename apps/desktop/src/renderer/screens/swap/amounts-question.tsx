import { ArrowUpDown } from 'lucide-react';
import { formatAmountForInput } from '../../../contract/money.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { exact, readable, worth } from '../../ui/money.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { keptHint, UseAll, useKept } from '../holdings/use-all.tsx';
import type { Quoted, Said } from './conversation.tsx';
import { amountOf } from './holding.ts';
import { PayerChoice } from './payer-choice.tsx';
import { TokenButton } from './token-button.tsx';

/** What is paid, and what they get: either may be typed, and is then exact. */
export function AmountsQuestion({
  draft,
  say,
  facts,
  plan,
  quote,
  reading,
}: Said & { readonly quote: Quoted; readonly reading: boolean }) {
  const locale = useLocale();
  const { origin, destination, held, units } = plan;
  const answer = quote.quote;
  const pays =
    draft.side === 'pays'
      ? origin !== null && units !== null
        ? amountOf(origin, units)
        : null
      : (answer?.pays ?? null);
  const gets =
    draft.side === 'gets'
      ? destination !== null && units !== null
        ? amountOf(destination, units)
        : null
      : (answer?.gets ?? null);
  const tooMuch =
    held !== null && pays !== null && BigInt(pays.units) > held && origin !== null
      ? `${plan.payer?.name ?? 'This account'} holds ${readable(amountOf(origin, held), 'gets', locale)} ${origin.symbol}.`
      : null;
  const purse =
    origin === null || held === null || plan.payer === null
      ? null
      : { ...origin, account: plan.payer.address, chain: origin.chain.id, held };
  const kept = useKept(purse);
  const lasting = (side: 'pays' | 'gets') =>
    quote.asking && answer === null && draft.side !== side ? (
      <Skeleton className="mt-1 h-3 w-20" />
    ) : null;
  return (
    <div className="flex flex-col gap-2">
      <AmountField
        label="You pay"
        autoFocus
        value={
          draft.side === 'pays' ? draft.text : pays === null ? '' : readable(pays, 'pays', locale)
        }
        onValue={(text) => say({ type: 'typed', side: 'pays', text })}
        problem={(draft.side === 'pays' ? plan.problem : null) ?? tooMuch}
        hint={keptHint(purse, kept, pays === null ? null : BigInt(pays.units), locale) ?? undefined}
        aside={
          held !== null && origin !== null ? (
            <span
              className="figures"
              title={`${exact(amountOf(origin, held), locale)} ${origin.symbol}`}
            >
              {readable(amountOf(origin, held), 'gets', locale)} {origin.symbol}
              {purse !== null && held > 0n && (
                <UseAll
                  purse={purse}
                  kept={kept}
                  onAll={(all) =>
                    say({
                      type: 'typed',
                      side: 'pays',
                      text: formatAmountForInput(all, origin.decimals, locale),
                    })
                  }
                />
              )}
            </span>
          ) : undefined
        }
        unit={
          <TokenButton
            label="Token you pay with"
            token={origin}
            reading={reading}
            facts={facts}
            onToken={(token) => say({ type: 'origin', token, before: origin })}
            paying
          />
        }
        worth={pays === null ? lasting('pays') : worth(pays, 'pays', locale)}
      />
      <PayerChoice draft={draft} say={say} facts={facts} plan={plan} />
      <div className="flex items-center gap-3">
        <span aria-hidden className="h-px flex-1 bg-hairline" />
        <button
          type="button"
          aria-label="Swap the two sides"
          title="The other way round"
          onClick={() =>
            say({
              type: 'turned',
              origin: origin?.id ?? null,
              destination: destination?.id ?? null,
            })
          }
          className="grid size-9 place-items-center rounded-round text-soft hover:bg-hover hover:text-ink"
        >
          <ArrowUpDown size={16} aria-hidden />
        </button>
        <span aria-hidden className="h-px flex-1 bg-hairline" />
      </div>
      <AmountField
        label="They get"
        value={
          draft.side === 'gets' ? draft.text : gets === null ? '' : readable(gets, 'gets', locale)
        }
        onValue={(text) => say({ type: 'typed', side: 'gets', text })}
        problem={draft.side === 'gets' ? plan.problem : null}
        aside={draft.side === 'pays' && gets !== null ? 'about' : undefined}
        unit={
          <TokenButton
            label="Token they get"
            token={destination}
            reading={reading}
            facts={facts}
            onToken={(token) => say({ type: 'destination', token, before: destination })}
          />
        }
        worth={gets === null ? lasting('gets') : worth(gets, 'gets', locale)}
      />
    </div>
  );
}
