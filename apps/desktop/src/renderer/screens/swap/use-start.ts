import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ActionDetail } from '../../../contract/actions.ts';
import type { Failure } from '../../../contract/result.ts';
import type { DryQuote, SwapForm } from '../../../contract/swap.ts';
import { useCommand } from '../../client/command.ts';
import { forgetDraft } from '../../client/draft.ts';
import { useRead } from '../../client/read.ts';
import { outcomeOf } from './outcome.ts';

export interface Started {
  /** Writes the swap down, against the price that stands on the screen. */
  readonly begin: (form: SwapForm, shown: DryQuote) => void;
  /** The real quote is being asked for. */
  readonly under: boolean;
  readonly failure: Failure | null;
  /** The real quote was refused by this program. Nothing was sent. */
  readonly refused: { readonly shown: DryQuote; readonly detail: ActionDetail } | null;
  readonly putAway: () => void;
}

/** From the wish to the real quote: goes on to the action as soon as there is something to do there. */
export function useStart(): Started {
  const start = useCommand('swap', 'start');
  const navigate = useNavigate();
  const [begun, setBegun] = useState<{
    readonly actionId: string;
    readonly shown: DryQuote;
  } | null>(null);
  const read = useRead(
    'actions',
    'get',
    { actionId: begun?.actionId ?? '0'.repeat(32) },
    { when: begun !== null },
  );
  const detail = begun !== null && read.state === 'full' ? read.value : null;
  const outcome = detail === null ? 'waiting' : outcomeOf(detail);
  const goTo = outcome === 'ready' ? (begun?.actionId ?? null) : null;
  useEffect(() => {
    if (goTo === null) return;
    forgetDraft('swap');
    void navigate({ to: '/activity/$actionId', params: { actionId: goTo } });
  }, [goTo, navigate]);

  const begin = async (form: SwapForm, shown: DryQuote): Promise<void> => {
    setBegun(null);
    const { pays, getsAtLeast, timeEstimateMs } = shown;
    const answer = await start.run({
      form,
      shown: { amountIn: pays.units, minAmountOut: getsAtLeast.units, timeEstimateMs },
    });
    if (answer.ok) setBegun({ actionId: answer.value.actionId, shown });
  };
  return {
    begin: (form, shown) => void begin(form, shown),
    under: start.running || (begun !== null && outcome !== 'refused'),
    failure: start.failure ?? (begun !== null && read.state === 'failed' ? read.failure : null),
    refused:
      outcome === 'refused' && detail !== null && begun !== null
        ? { shown: begun.shown, detail }
        : null,
    putAway: () => {
      setBegun(null);
      start.forget();
    },
  };
}
