import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export interface Moment {
  readonly key: string;
  readonly state: 'done' | 'now' | 'next' | 'stop';
  readonly title: ReactNode;
  /** The time, at the right. */
  readonly when?: ReactNode;
  readonly children?: ReactNode;
}

const DOTS = {
  done: 'bg-go-ground border-go',
  now: 'bg-paper border-wait animate-breathe',
  next: 'bg-paper border-rule',
  stop: 'bg-stop-ground border-stop',
} as const;

const WORDS = { done: 'Done', now: 'Under way', next: 'To come', stop: 'Stopped' } as const;

/** What happened, happens and will happen, from top to bottom. */
export function Timeline({
  moments,
  label,
}: {
  readonly moments: readonly Moment[];
  readonly label: string;
}) {
  return (
    <ol aria-label={label}>
      {moments.map((moment, index) => (
        <li key={moment.key} className="relative flex gap-4 pb-6 last:pb-0">
          {index < moments.length - 1 && (
            <span aria-hidden className="absolute top-4 bottom-0 left-[5px] w-px bg-rule" />
          )}
          <span
            aria-hidden
            className={classes(
              'relative mt-[7px] size-[11px] shrink-0 rounded-round border-2',
              DOTS[moment.state],
            )}
          />
          <div className="min-w-0 flex-1">
            <div className="flex items-baseline justify-between gap-x-4">
              <span
                className={classes('min-w-0 font-medium', moment.state === 'next' && 'text-faint')}
              >
                <span className="sr-only">{WORDS[moment.state]}: </span>
                {moment.title}
              </span>
              {moment.when !== undefined && (
                <span className="shrink-0 text-note text-faint figures">{moment.when}</span>
              )}
            </div>
            {moment.children !== undefined && (
              <div className="text-note text-soft">{moment.children}</div>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
