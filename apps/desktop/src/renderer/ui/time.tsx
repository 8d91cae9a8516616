import { isMoment, readAgo, readDuration, readMoment } from './durations.ts';
import { useLocale } from './locale.tsx';
import { useNow } from './now.ts';

/** When something was: "3 minutes ago", exact on hover, kept up to date. */
export function Time({
  at,
  exact = false,
  className,
}: {
  readonly at: number;
  /** Show the moment itself instead. */
  readonly exact?: boolean;
  readonly className?: string;
}) {
  const locale = useLocale();
  const now = useNow('minute');
  if (!isMoment(at)) return <span className={className}>beyond all calendars</span>;
  const moment = readMoment(at, locale);
  return (
    <time dateTime={new Date(at).toISOString()} title={moment} className={className}>
      {exact ? moment : readAgo(at, Math.max(now, at), locale)}
    </time>
  );
}

/** How long there still is, second by second; `over` once there is none. */
export function Countdown({
  until,
  over = 'now',
  className,
}: {
  readonly until: number;
  readonly over?: string;
  readonly className?: string;
}) {
  const now = useNow('second');
  const left = until - now;
  return (
    <span role="timer" className={className}>
      {left <= 0 ? over : readDuration(left)}
    </span>
  );
}

/** Whether a moment has come; re-renders when it does. */
export function useIsPast(at: number | null): boolean {
  const now = useNow('second');
  return at !== null && now >= at;
}
