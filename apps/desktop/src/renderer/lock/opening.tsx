import { useEffect, useState } from 'react';
import type { LineState } from '../client/backend.ts';
import { Mark } from '../shell/mark.tsx';

const PATIENCE_MS = 400;
const LONG_MS = 10_000;

/** Before anything is known. Says nothing for a moment, since mostly it is only that. */
export function Opening({ line }: { readonly line: LineState }) {
  const late = useAfter(PATIENCE_MS);
  const long = useAfter(LONG_MS);
  return (
    <main className="grid min-h-dvh place-items-center px-4">
      <div role="status" className="flex flex-col items-center gap-4 text-center">
        {late && (
          <>
            <span className="animate-breathe">
              <Mark size={40} />
            </span>
            <p className="text-soft">
              {line === 'lost'
                ? 'The backend does not answer yet. This page goes on trying.'
                : 'Opening the counting house.'}
            </p>
            {long && (
              <p className="max-w-words text-note text-soft">
                It takes longer than usual. On a busy computer the program may need a minute to
                start; this page goes on by itself, and reloading it does no harm.
              </p>
            )}
          </>
        )}
      </div>
    </main>
  );
}

/** False at first, true once this much time has gone by. */
function useAfter(ms: number): boolean {
  const [past, setPast] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPast(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return past;
}
