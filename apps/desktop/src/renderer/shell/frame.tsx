import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useHouseState } from '../client/house.tsx';
import { LineNote } from './line-note.tsx';
import { Rail } from './rail.tsx';
import { RecoveredNote } from './recovered-note.tsx';
import { useShortcuts } from './shortcuts.ts';
import { StatusNotices } from './status-notices.tsx';

const Palette = lazy(() => import('./palette.tsx').then((each) => ({ default: each.Palette })));
const ShortcutList = lazy(() =>
  import('./shortcut-list.tsx').then((each) => ({ default: each.ShortcutList })),
);

/** The rail at the left, the screen at the right, and what may come in front. */
export function Frame() {
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  const { recovered } = useHouseState();
  const place = useRouterState({ select: (state) => state.location.pathname });
  useShortcuts({ openPalette: () => setPalette(true), openHelp: () => setHelp(true) });
  useEffect(() => {
    // A new screen begins at its top and takes the focus, so that it is read out.
    if (place !== '') document.getElementById('screen')?.scrollTo?.({ top: 0 });
  }, [place]);
  return (
    <div className="flex min-h-dvh max-narrow:flex-col">
      <button
        type="button"
        onClick={() => document.getElementById('screen')?.focus()}
        className="sr-only z-50 rounded-field bg-leaf px-4 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the screen
      </button>
      <Rail onPalette={() => setPalette(true)} />
      <div className="flex min-w-0 flex-1 flex-col">
        <LineNote />
        {recovered.length > 0 && place !== '/recovered' && <RecoveredNote />}
        <main
          id="screen"
          tabIndex={-1}
          className="min-w-0 flex-1 px-10 pt-10 pb-24 max-wide:px-6 max-narrow:px-4 max-narrow:pt-6"
        >
          <Outlet />
        </main>
      </div>
      <StatusNotices />
      <Suspense fallback={null}>
        {palette && (
          <Palette
            onClose={() => setPalette(false)}
            onHelp={() => {
              setPalette(false);
              setHelp(true);
            }}
          />
        )}
        {help && <ShortcutList onClose={() => setHelp(false)} />}
      </Suspense>
    </div>
  );
}
