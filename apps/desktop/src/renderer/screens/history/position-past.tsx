import { useState } from 'react';
import type { HistoryDays, PositionHistory } from '../../../contract/history.ts';
import { formatAmount } from '../../../contract/money.ts';
import type { Party } from '../../../contract/values.ts';
import { useRead } from '../../client/read.ts';
import { useLocale } from '../../ui/locale.tsx';
import { Past } from './past.tsx';
import { pointsOf, readAs } from './points.ts';

const USDC_DECIMALS = 6;

/** What one position was worth over time. */
export function PositionPast({
  owner,
  instrument,
}: {
  readonly owner: Party;
  readonly instrument: string;
}) {
  const locale = useLocale();
  const [days, setDays] = useState<HistoryDays>(30);
  const { address } = owner;
  const read = useRead('history', 'position', { owner: address, instrument, days }, { keep: true });
  const whose = owner.name ?? 'yours';
  return (
    <Past
      title={`Worth over time, ${whose}`}
      label={`What it was worth in USDC, ${whose}`}
      read={readAs(read, ({ points }: PositionHistory) => pointsOf(points, ({ units }) => units))}
      days={days}
      onDays={setDays}
      write={(value) =>
        formatAmount(BigInt(value), USDC_DECIMALS, {
          locale,
          minDecimals: 2,
          maxDecimals: 2,
          rounding: 'received',
        })
      }
    />
  );
}
