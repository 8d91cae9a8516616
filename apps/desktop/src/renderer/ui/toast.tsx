import { X } from 'lucide-react';
import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import { classes } from './classes.ts';

export interface Toast {
  readonly title: string;
  readonly text?: string;
  readonly tone?: 'go' | 'wait' | 'stop';
  readonly action?: { readonly text: string; readonly run: () => void };
  /** Stays until it is put away. Others go after some seconds. */
  readonly stays?: boolean;
  /** What it is about: it takes the place of what was said of that before. */
  readonly about?: string;
}

type Say = (toast: Toast) => void;
type Kept = Toast & { readonly id: number };

interface Toasts {
  readonly say: Say;
  /** Puts away what was said of this. */
  readonly dropAbout: (about: string) => void;
}

const ToastContext = createContext<Toasts | null>(null);
const SECONDS = 6;
const MOST = 4;

/**
 * Short notices, read out by screen readers. What a page is for stands at its right and at its foot, so
 * they lie at the left; on a narrow screen at the top, the newest alone.
 */
export function ToastProvider({
  after,
  children,
}: {
  readonly after: (ms: number, then: () => void) => () => void;
  readonly children: ReactNode;
}) {
  const [toasts, setToasts] = useState<readonly Kept[]>([]);
  const { drop, context } = useMemo(() => {
    let last = 0;
    const drop = (id: number): void => setToasts((all) => all.filter((each) => each.id !== id));
    const say: Say = (toast) => {
      last += 1;
      const id = last;
      const isOld = ({ about }: Toast) => about !== undefined && about === toast.about;
      setToasts((all) => [...all.filter((each) => !isOld(each)), { ...toast, id }].slice(-MOST));
      if (toast.stays !== true) after(SECONDS * 1_000, () => drop(id));
    };
    const dropAbout = (about: string): void =>
      setToasts((all) => all.filter((each) => each.about !== about));
    return { drop, context: { say, dropAbout } };
  }, [after]);
  return (
    <ToastContext value={context}>
      {children}
      <section
        aria-label="Notices"
        aria-live="polite"
        className="pointer-events-none fixed bottom-28 left-4 z-40 flex w-80 flex-col gap-2 max-narrow:top-2 max-narrow:right-4 max-narrow:bottom-auto max-narrow:w-auto max-narrow:[&>*:not(:last-child)]:hidden"
      >
        {toasts.map((toast) => (
          <Notice key={toast.id} toast={toast} onDrop={() => drop(toast.id)} />
        ))}
      </section>
    </ToastContext>
  );
}

export function useToast(): Say {
  return useToasts().say;
}

/** Puts away what was said of something, once the person is where it is told whole. */
export function useDropToast(): (about: string) => void {
  return useToasts().dropAbout;
}

function useToasts(): Toasts {
  const toasts = use(ToastContext);
  if (toasts === null) throw new Error('There is no place for notices around this component.');
  return toasts;
}

const TONES = { go: 'bg-go-ground', wait: 'bg-wait', stop: 'bg-stop-ground' } as const;

function Notice({ toast, onDrop }: { readonly toast: Kept; readonly onDrop: () => void }) {
  return (
    <div className="pointer-events-auto flex animate-rise items-start gap-3 rounded-leaf border border-hairline bg-leaf p-4 shadow-leaf">
      <span
        aria-hidden
        className={classes('mt-2 size-2 shrink-0 rounded-round', TONES[toast.tone ?? 'go'])}
      />
      <div className="min-w-0 flex-1">
        <div className="font-medium">{toast.title}</div>
        {toast.text !== undefined && (
          <div className="text-note text-soft wrap-anywhere">{toast.text}</div>
        )}
        {toast.action !== undefined && (
          <button
            type="button"
            onClick={() => {
              toast.action?.run();
              onDrop();
            }}
            className="mt-1 rounded-mark text-note font-medium text-go underline underline-offset-4"
          >
            {toast.action.text}
          </button>
        )}
      </div>
      <button
        type="button"
        aria-label="Put this notice away"
        onClick={onDrop}
        className="-m-1 grid size-7 place-items-center rounded-field text-faint hover:bg-hover hover:text-ink"
      >
        <X size={14} aria-hidden />
      </button>
    </div>
  );
}
