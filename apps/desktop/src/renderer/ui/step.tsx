import { type FormEvent, type ReactNode, useEffect } from 'react';
import { Button } from './button.tsx';

/** One question: Enter goes on, Esc goes back and loses nothing. */
export function Step({
  next,
  onNext,
  onBack,
  busy = false,
  ready = true,
  children,
  aside,
}: {
  /** What the button says. */
  readonly next: string;
  readonly onNext: () => void;
  readonly onBack?: (() => void) | undefined;
  readonly busy?: boolean;
  readonly ready?: boolean;
  readonly children: ReactNode;
  readonly aside?: ReactNode;
}) {
  useEffect(() => {
    if (onBack === undefined) return;
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) onBack();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [onBack]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready && !busy) onNext();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-6">
      {children}
      <div className="flex flex-wrap items-center gap-2">
        <Button kind="go" type="submit" busy={busy} disabled={!ready}>
          {next}
        </Button>
        {onBack !== undefined && (
          <Button kind="plain" onClick={onBack}>
            Back
          </Button>
        )}
        {aside}
      </div>
    </form>
  );
}
