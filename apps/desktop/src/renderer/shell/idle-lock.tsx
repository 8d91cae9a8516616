import { useEffect } from 'react';
import { useHouseItself, useHouseState } from '../client/house.tsx';
import { useRead } from '../client/read.ts';

const MINUTE_MS = 60_000;
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
const TELL_EVERY_MS = 5_000;

/**
 * Locks after minutes without a key or a pointer, in any window of this profile: they tell each other.
 * With something open it is always the screen lock, so that it goes on being watched.
 */
export function IdleLock() {
  const { backend, patience } = useHouseItself();
  const { waiting, underWay } = useHouseState();
  const settings = useRead('settings', 'get', undefined);
  const minutes = settings.state === 'full' ? settings.value.idleMinutes : null;
  const wantsFull = settings.state === 'full' && settings.value.idleLock === 'full';
  const full = wantsFull && (waiting ?? 0) + (underWay ?? 0) === 0;

  useEffect(() => {
    if (minutes === null) return;
    const others = new BroadcastChannel('countinghouse-awake');
    let cancel = (): void => {};
    let told = 0;
    const lock = (): void =>
      void (full ? backend.ask.house.lockFully() : backend.ask.house.lockScreen());
    const awake = (): void => {
      cancel();
      cancel = patience.after(minutes * MINUTE_MS, lock);
    };
    const here = (): void => {
      awake();
      if (performance.now() - told < TELL_EVERY_MS) return;
      told = performance.now();
      others.postMessage('awake');
    };
    others.onmessage = awake;
    for (const sign of SIGNS) window.addEventListener(sign, here, { passive: true });
    awake();
    return () => {
      cancel();
      others.close();
      for (const sign of SIGNS) window.removeEventListener(sign, here);
    };
  }, [backend, patience, minutes, full]);
  return null;
}
