import { useEffect, useState } from 'react';
import type { LineState } from '../client/backend.ts';
import { Mark } from '../shell/mark.tsx';

const PATIENCE_MS = 400;

/** Before anything is known. Says nothing for a moment, since mostly it is only that. */
export function Opening({ line }: { readonly line: LineState }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
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
          </>
        )}
      </div>
    </main>
  );
}
