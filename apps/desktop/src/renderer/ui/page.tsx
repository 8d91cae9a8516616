import { type ReactNode, useEffect, useRef } from 'react';
import { classes } from './classes.ts';

export interface PageProps {
  readonly title: string;
  /** One sentence under the title. */
  readonly lede?: ReactNode;
  /** At the right of the title: buttons. */
  readonly actions?: ReactNode;
  /** `flow`: a column of 720 px. `full`: tables. */
  readonly width?: 'flow' | 'full';
  /** `quiet` where something else on the screen is the large thing. */
  readonly heading?: 'large' | 'quiet';
  readonly children: ReactNode;
}

/** A screen: its title (which takes the focus when one comes here), and groups 32 px apart. */
export function Page({
  title,
  lede,
  actions,
  width = 'flow',
  heading: look = 'large',
  children,
}: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Countinghouse`;
    const { activeElement } = document;
    // Whoever asked for the focus already (a first field) keeps it.
    if (activeElement === null || !document.querySelector('main')?.contains(activeElement)) {
      heading.current?.focus({ preventScroll: true });
    }
  }, [title]);
  return (
    <div
      className={classes('mx-auto flex w-full flex-col gap-8', width === 'flow' && 'max-w-flow')}
    >
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1
            ref={heading}
            tabIndex={-1}
            className={
              look === 'quiet'
                ? 'text-note text-faint'
                : 'font-serif text-large tracking-tight wrap-anywhere'
            }
          >
            <bdi>{title}</bdi>
          </h1>
          {lede !== undefined && <p className="mt-1 max-w-words text-soft">{lede}</p>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap gap-2 pt-1">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A group on a page, with a small heading. */
export function Section({
  title,
  aside,
  children,
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="flex flex-col gap-3">
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="font-serif text-lead">{title}</h2>
        {aside !== undefined && <div className="text-note text-faint">{aside}</div>}
      </div>
      {children}
    </section>
  );
}
