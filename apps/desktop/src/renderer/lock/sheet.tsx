import { type ReactNode, useEffect, useRef } from 'react';
import type { Profile } from '../../contract/house.ts';
import { Mark } from '../shell/mark.tsx';
import { SandboxBadge } from '../shell/sandbox-badge.tsx';
import { classes } from '../ui/classes.ts';

/** What every screen before the lock is set on: the house at the top, one matter beneath. */
export function Sheet({
  title,
  lede,
  profile,
  sandbox = profile?.kind === 'sandbox',
  wide = false,
  children,
}: {
  readonly title: string;
  readonly lede?: ReactNode;
  readonly profile?: Profile | null;
  /** The badge, where there is no profile yet. */
  readonly sandbox?: boolean;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Countinghouse`;
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) heading.current?.focus();
  }, [title]);
  return (
    <div className="flex min-h-dvh flex-col px-4 py-6 narrow:px-10">
      <header className="flex items-center gap-3">
        <Mark />
        <span className="font-serif text-lead">Countinghouse</span>
        {sandbox && <SandboxBadge />}
      </header>
      <main
        className={classes(
          'mx-auto flex w-full flex-1 flex-col gap-8 pt-[12vh] pb-16 max-narrow:pt-12',
          wide ? 'max-w-flow' : 'max-w-dialog',
        )}
      >
        <div>
          {profile !== undefined && profile !== null && (
            <p className="mb-1 text-note text-faint">{profile.name}</p>
          )}
          <h1 ref={heading} tabIndex={-1} className="font-serif text-large tracking-tight">
            {title}
          </h1>
          {lede !== undefined && <p className="mt-2 max-w-words text-soft">{lede}</p>}
        </div>
        {children}
      </main>
    </div>
  );
}

/** A quiet way elsewhere, under the matter itself. */
export function Elsewhere({ children }: { readonly children: ReactNode }) {
  return (
    <div className="border-t border-hairline pt-4">
      <div className="-ml-3 flex flex-wrap gap-x-2 gap-y-1">{children}</div>
    </div>
  );
}
