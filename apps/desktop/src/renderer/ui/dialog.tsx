import { X } from 'lucide-react';
import { Dialog as Parts } from 'radix-ui';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export interface DialogProps {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly title: string;
  /** One sentence under the title. */
  readonly lede?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons, the one that goes on last. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  /** What is shown cannot be shown again: only what stands in it leads out. */
  readonly stays?: boolean;
}

/** A question in front of the screen. Esc and the cross leave it; focus returns where it came from. */
export function Dialog({ open, onOpen, title, lede, children, actions, wide, stays }: DialogProps) {
  return (
    <Parts.Root open={open} onOpenChange={stays === true ? undefined : onOpen}>
      <Parts.Portal>
        <Parts.Overlay className="fixed inset-0 z-30 animate-appear bg-veil" />
        <Parts.Content
          {...(lede === undefined ? { 'aria-describedby': undefined } : {})}
          className={classes(
            'fixed top-1/2 left-1/2 z-30 flex max-h-[calc(100dvh-32px)] w-[calc(100vw-32px)] -translate-x-1/2 -translate-y-1/2 animate-rise flex-col overflow-y-auto rounded-leaf border border-hairline bg-leaf p-6 shadow-leaf',
            wide === true ? 'max-w-flow' : 'max-w-dialog',
          )}
        >
          <div className="flex items-start justify-between gap-4">
            <Parts.Title className="font-serif text-title">{title}</Parts.Title>
            {stays !== true && (
              <Parts.Close
                aria-label="Close"
                className="-mt-1 -mr-2 grid size-8 shrink-0 place-items-center rounded-field text-faint hover:bg-hover hover:text-ink"
              >
                <X size={16} aria-hidden />
              </Parts.Close>
            )}
          </div>
          {lede !== undefined && (
            <Parts.Description className="mt-2 max-w-words text-soft">{lede}</Parts.Description>
          )}
          {children !== undefined && <div className="mt-6 flex flex-col gap-6">{children}</div>}
          {actions !== undefined && (
            <div className="mt-6 flex flex-wrap justify-end gap-2">{actions}</div>
          )}
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}
