import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import { useLocale } from '../../ui/locale.tsx';
import { readable } from '../../ui/money.ts';
import type { Said } from './conversation.tsx';
import { OUTSIDE } from './draft.ts';
import { amountOf, heldBy } from './holding.ts';

/** Which account pays, or that the person sends it from somewhere else. */
export function PayerChoice({ say, facts, plan }: Said) {
  const id = useId();
  const locale = useLocale();
  const { origin, payer } = plan;
  if (origin === null) return <div className="min-h-8" />;
  if (!origin.payable || facts.accounts.length === 0) {
    return (
      <p className="min-h-8 text-note text-soft">
        {origin.symbol} on {origin.chain.name} cannot be paid from an account here. You will send it
        yourself, to an address shown after the last question.
      </p>
    );
  }
  const holding = (address: string): string => {
    const held = heldBy(address, origin, facts.balances);
    if (held === null) return '';
    return `: ${readable(amountOf(origin, held), 'gets', locale)} ${origin.symbol}`;
  };
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-2 text-note text-soft">
      <label htmlFor={id}>from</label>
      <span className="relative min-w-0">
        <select
          id={id}
          value={payer?.address ?? OUTSIDE}
          onChange={(event) => say({ type: 'payer', payer: event.target.value })}
          className="max-w-full appearance-none truncate rounded-field py-1 pr-7 pl-2 text-note text-ink hover:bg-hover"
        >
          {facts.accounts.map(({ address, name }) => (
            <option key={address} value={address}>
              {name}
              {holding(address)}
            </option>
          ))}
          <option value={OUTSIDE}>outside: I send it myself</option>
        </select>
        <ChevronDown
          size={14}
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-faint"
        />
      </span>
      {payer === null && <span>You get an address to send it to.</span>}
    </div>
  );
}
