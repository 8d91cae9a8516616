import type { ReactNode } from 'react';
import type { TransferCosts } from '../../../contract/earn.ts';
import type { Failure } from '../../../contract/result.ts';
import { useLook } from '../../client/look.ts';
import { Choice } from '../../ui/choice.tsx';
import { readEstimate } from '../../ui/durations.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { readable } from '../../ui/money.ts';
import { Warnings } from '../../ui/warnings.tsx';

export type Speed = 'standard' | 'fast';

export interface Costs {
  readonly value: TransferCosts | null;
  readonly failure: Failure | null;
  readonly again: (() => void) | null;
}

const BASE = 'eip155:8453';

/** What a crossing would cost now; asked for a round amount before one is typed. */
export function useCosts(
  route: { readonly from: string; readonly to: string } | null,
  plain: string | null,
): Costs {
  const look = useLook(
    'earn',
    'transferCosts',
    { ...(route ?? { from: BASE, to: BASE }), amount: plain ?? '100' },
    { when: route !== null, every: 60_000 },
  );
  if (look.state === 'full') return { value: look.value, failure: look.failure, again: look.again };
  if (look.state === 'failed') return { value: null, failure: look.failure, again: look.again };
  return { value: null, failure: null, again: null };
}

/** How the USDC cross from one chain to another, with an honest estimate and what may go wrong. */
export function Crossing({
  from,
  to,
  costs: { value, failure, again },
  speed,
  onSpeed,
  children,
}: {
  readonly from: string;
  readonly to: string;
  readonly costs: Costs;
  readonly speed: Speed;
  readonly onSpeed: (speed: Speed) => void;
  /** What there is to say of the way back. */
  readonly children: ReactNode;
}) {
  const locale = useLocale();
  const fee = (cost: TransferCosts['fast'] | undefined, free: string) => {
    if (cost === undefined) {
      return failure === null ? 'Its fee is being asked for.' : 'Its fee is not known now.';
    }
    return cost.fee.units === '0'
      ? free
      : `It costs at most ${readable(cost.fee, 'pays', locale)} ${cost.fee.symbol}, taken from what arrives.`;
  };
  const time = (cost: TransferCosts['fast'] | undefined) =>
    cost === undefined
      ? ''
      : `Usually ${readEstimate(cost.takesMs)} until it earns, at times longer.`;
  return (
    <section aria-label="How it crosses" className="flex flex-col gap-3">
      <p className="text-soft">
        The USDC cross from {from} to {to} over Circle’s bridge.
      </p>
      {failure !== null && (
        <FailureNote
          title="What it costs could not be asked"
          failure={failure}
          {...(again === null ? {} : { again })}
        />
      )}
      <Choice
        label="How it crosses"
        value={speed}
        onValue={onSpeed}
        options={[
          {
            value: 'standard',
            title: 'Standard',
            text: `${time(value?.standard)} ${fee(value?.standard, 'It costs nothing.')}`,
          },
          {
            value: 'fast',
            title: 'Fast',
            text: `${time(value?.fast)} ${fee(value?.fast, 'It costs nothing now.')} When the bridge is busy it goes at standard speed all the same.`,
            disabled: value === null,
          },
        ]}
      />
      <Warnings
        list={[
          {
            code: 'CROSS_CHAIN',
            weight: 'note',
            sentence: `If the deposit fails on ${to}, your USDC are in your account there, less the fee. Taking back works on ${to} only.`,
          },
        ]}
      />
      {children}
    </section>
  );
}
