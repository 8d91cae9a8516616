import { lazy, Suspense, useEffect } from 'react';
import type { HouseState } from '../../contract/house.ts';
import { type House, HouseProvider, useHouse } from '../client/house.tsx';
import { Locked } from '../lock/locked.tsx';
import { Opening } from '../lock/opening.tsx';
import { Fault } from './fault.tsx';
import { useTheme } from './theme.ts';

const loadUnlocked = () => import('./unlocked.tsx');
const Unlocked = lazy(() => loadUnlocked().then((each) => ({ default: each.Unlocked })));

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
      <ByPhase state={state} />
    </Suspense>
  );
}

function ByPhase({ state }: { readonly state: HouseState }) {
  return state.phase === 'unlocked' ? <Unlocked /> : <Locked state={state} />;
}
