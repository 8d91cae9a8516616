import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { classes } from './classes.ts';

/** `go` and `stop` are filled: at most one of them on a screen. */
export type ButtonKind = 'go' | 'stop' | 'quiet' | 'plain';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: ButtonKind;
  /** What it does is under way: it keeps its size, says so, and takes no press. */
  readonly busy?: boolean;
  readonly small?: boolean;
  readonly icon?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

const KINDS: Readonly<Record<ButtonKind, string>> = {
  go: 'bg-go-ground text-on-go hover:bg-go-pressed active:bg-go-pressed font-medium',
  stop: 'bg-stop-ground text-on-stop hover:bg-stop-pressed active:bg-stop-pressed font-medium',
  quiet: 'border border-rule text-ink hover:bg-hover active:bg-chosen',
  plain: 'text-soft hover:text-ink hover:bg-hover active:bg-chosen',
};

export function Button({
  kind = 'quiet',
  busy = false,
  small = false,
  icon,
  className,
  children,
  type = 'button',
  disabled,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      {...rest}
      aria-disabled={disabled === true || busy || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (disabled === true || busy) event.preventDefault();
        else onClick?.(event);
      }}
      className={classes(
        'inline-flex shrink-0 items-center justify-center gap-2 rounded-field whitespace-nowrap select-none transition-colors',
        small ? 'min-h-8 px-3 text-note' : 'min-h-10 px-4 text-body',
        KINDS[kind],
        disabled === true && 'opacity-50',
        busy && 'animate-breathe',
        className,
      )}
    >
      {icon}
      {children}
    </button>
  );
}
