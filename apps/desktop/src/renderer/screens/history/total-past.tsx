import { useState } from 'react';
import type { HistoryDays, TotalHistory } from '../../../contract/history.ts';
import { useRead } from '../../client/read.ts';
import { useLocale } from '../../ui/locale.tsx';
import { readDollars } from '../../ui/money.ts';
import { Past } from './past.tsx';
import { pointsOf, readAs } from './points.ts';

/** What everything came to over time. */
export default function TotalPast() {
  const locale = useLocale();
  const [days, setDays] = useState<HistoryDays>(30);
  const read = useRead('history', 'total', { days }, { keep: true });
  return (
    <Past
      title="Over time"
      label="What everything came to"
      read={readAs(read, ({ points }: TotalHistory) => pointsOf(points, ({ cents }) => cents))}
      days={days}
      onDays={setDays}
      write={(value) => readDollars(BigInt(value), locale)}
    />
  );
}
