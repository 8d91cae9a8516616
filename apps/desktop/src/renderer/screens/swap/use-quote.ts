import { useEffect, useState } from 'react';
import type { SwapForm } from '../../../contract/swap.ts';
import { useHouseItself } from '../../client/house.tsx';
import { askByName } from '../../client/procedures.ts';
import { useStore } from '../../client/store.ts';
import { createQuoteKeeper, type QuoteState } from './quote-keeper.ts';

/** The price of what is wanted, kept fresh. */
export function useQuote(form: SwapForm | null): QuoteState & { readonly again: () => void } {
  const { backend, patience } = useHouseItself();
  const [keeper] = useState(() =>
    createQuoteKeeper({
      ask: (wanted, signal) => askByName(backend.ask, 'swap', 'quote', { form: wanted }, signal),
      patience,
      now: () => Date.now(),
    }),
  );
  useEffect(() => keeper.want(form), [keeper, form]);
  useEffect(() => keeper.close, [keeper]);
  return { ...useStore(keeper.state), again: keeper.again };
}
