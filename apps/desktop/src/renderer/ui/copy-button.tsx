import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { classes } from './classes.ts';

const FEEDBACK_MS = 1_600;

/** Copies, and says that it has. */
export function CopyButton({
  text,
  what,
  label,
  className,
}: {
  readonly text: string;
  /** For screen readers: "Copy {what}". */
  readonly what: string;
  /** Beside the icon; none when not given. */
  readonly label?: string;
  readonly className?: string;
}) {
  const [said, setSaid] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), FEEDBACK_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('copied');
    } catch {
      setSaid('refused');
    }
  };
  const Icon = said === 'copied' ? Check : Copy;
  return (
    <button
      type="button"
      aria-label={`Copy ${what}`}
      title={`Copy ${what}`}
      onClick={copy}
      className={classes(
        'inline-flex min-h-7 min-w-7 shrink-0 items-center justify-center gap-1 rounded-field px-1 text-note text-faint hover:bg-hover hover:text-ink',
        className,
      )}
    >
      <Icon size={14} aria-hidden className={said === 'copied' ? 'text-go' : ''} />
      {label !== undefined && <span>{said === 'copied' ? 'Copied' : label}</span>}
      <span aria-live="polite" className="sr-only">
        {said === 'copied' && `Copied ${what}.`}
        {said === 'refused' && 'It could not be copied.'}
      </span>
    </button>
  );
}
