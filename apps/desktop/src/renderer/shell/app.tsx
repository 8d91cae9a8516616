import { lazy, Suspense, useEffect, useState } from 'react';
import type { HouseState } from '../../contract/house.ts';
import { type House, HouseProvider, useHouse } from '../client/house.tsx';
import { Locked } from '../lock/locked.tsx';
import { Opening } from '../lock/opening.tsx';
import { Fault } from './fault.tsx';
import { useLocks } from './locks.ts';
import { Presence } from './presence.tsx';
import { useTheme } from './theme.ts';

const loadUnlocked = () => import('./unlocked.tsx');
const Unlocked = lazy(() => loadUnlocked().then((each) => ({ default: each.Unlocked })));
const FirstRun = lazy(() =>
  import('../lock/first-run/first-run.tsx').then((each) => ({ default: each.FirstRun })),
);

/** The page as a whole: before the lock, or behind it. */
export function App({ house }: { readonly house: House }) {
  return (
    <HouseProvider house={house}>
      <Fault>
        <Phases />
      </Fault>
    </HouseProvider>
  );
}

function Phases() {
  const { state, line } = useHouse();
  useTheme(state?.theme);
  const known = state !== null;
  useEffect(() => {
    // While somebody types a passphrase there is time to fetch what comes after it.
    if (known) void loadUnlocked();
  }, [known]);
  if (state === null) return <Opening line={line} />;
  return (
    <Suspense fallback={<Opening line={line} />}>
      <Presence />
      <ByPhase state={state} />
    </Suspense>
  );
}

/**
 * While a profile is being made, its screens stay, although the house is already open by then: the
 * recovery code and the phrase are shown once. A lock ends that like everything else.
 */
function ByPhase({ state }: { readonly state: HouseState }) {
  const { locks, reloads } = useLocks(state.phase);
  /** After so many locks it was begun. */
  const [making, setMaking] = useState<number | null>(null);
  const first = state.phase === 'empty' && state.profiles.length === 0;
  useEffect(() => {
    if (first) setMaking(locks);
  }, [first, locks]);
  if (reloads) return <Opening line="open" />;
  if (making === locks || first) {
    return (
      <FirstRun
        onDone={() => setMaking(null)}
        {...(first || state.phase === 'unlocked' ? {} : { onBack: () => setMaking(null) })}
      />
    );
  }
  if (state.phase === 'unlocked') return <Unlocked />;
  return <Locked state={state} onNewProfile={() => setMaking(locks)} />;
}
