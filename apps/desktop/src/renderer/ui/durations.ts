const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "4:05", "1 h 12 min", "3 days": what is left, never less than it is by more than its last unit. */
export function readDuration(ms: number): string {
  const seconds = Math.ceil(ms / SECOND);
  if (seconds < 3_600) {
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }
  const minutes = Math.floor(ms / MINUTE);
  if (ms < DAY) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  const days = Math.floor(ms / DAY);
  return days === 1 ? '1 day' : `${days} days`;
}

/** "about 40 s", "about 3 min": an estimate, in words. */
export function readEstimate(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / SECOND));
  if (seconds < 90) return `about ${seconds} s`;
  const minutes = Math.round(ms / MINUTE);
  return minutes < 90 ? `about ${minutes} min` : `about ${Math.round(ms / HOUR)} h`;
}

/** "just now", "3 minutes ago", and the day itself after a week. */
export function readAgo(at: number, now: number, locale: string): string {
  const ago = now - at;
  const words = new Intl.RelativeTimeFormat(safe(locale), { numeric: 'auto' });
  if (ago < 45 * SECOND) return 'just now';
  if (ago < HOUR) return words.format(-Math.round(ago / MINUTE), 'minute');
  if (ago < DAY) return words.format(-Math.round(ago / HOUR), 'hour');
  if (ago < 7 * DAY) return words.format(-Math.round(ago / DAY), 'day');
  return new Intl.DateTimeFormat(safe(locale), { dateStyle: 'medium' }).format(at);
}

/** Whether a calendar can name it; what it cannot would throw where it is written out. */
export function isMoment(at: number): boolean {
  return !Number.isNaN(new Date(at).getTime());
}

/** Date and time to the second. */
export function readMoment(at: number, locale: string): string {
  return new Intl.DateTimeFormat(safe(locale), { dateStyle: 'medium', timeStyle: 'medium' }).format(
    at,
  );
}

/** The time of day. */
export function readClock(at: number, locale: string): string {
  return new Intl.DateTimeFormat(safe(locale), { timeStyle: 'short' }).format(at);
}

/** A broken language setting must not take the screen with it. */
function safe(locale: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0];
  } catch {
    return undefined;
  }
}
