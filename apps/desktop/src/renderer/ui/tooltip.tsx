import { Tooltip as Parts } from 'radix-ui';
import type { ReactNode } from 'react';

export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Parts.Provider delayDuration={350} skipDelayDuration={100}>
      {children}
    </Parts.Provider>
  );
}

/** A sentence that appears over a thing that can be focused. */
export function Tooltip({
  text,
  side = 'top',
  children,
}: {
  readonly text: ReactNode;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  readonly children: ReactNode;
}) {
  return (
    <Parts.Root>
      <Parts.Trigger asChild>{children}</Parts.Trigger>
      <Parts.Portal>
        <Parts.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-40 max-w-72 animate-appear rounded-field border border-hairline bg-leaf px-3 py-2 text-note text-ink shadow-leaf"
        >
          {text}
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}

/** A word of the trade, with its meaning on hover and focus. */
export function Term({ children, means }: { readonly children: string; readonly means: string }) {
  return (
    <Tooltip text={means}>
      <button
        type="button"
        className="rounded-mark underline decoration-rule decoration-dotted underline-offset-4"
      >
        {children}
      </button>
    </Tooltip>
  );
}
