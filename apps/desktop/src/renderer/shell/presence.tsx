import { useEffect } from 'react';
import { useAsk } from '../client/house.tsx';

const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
const TELL_EVERY_MS = 5_000;

/** Tells the backend that somebody is here, which puts off the idle lock. */
export function Presence() {
  const ask = useAsk();
  useEffect(() => {
    let told = Number.NEGATIVE_INFINITY;
    const here = ({ timeStamp }: Event): void => {
      if (timeStamp - told < TELL_EVERY_MS) return;
      told = timeStamp;
      void ask.house.touch();
    };
    for (const sign of SIGNS) window.addEventListener(sign, here, { passive: true });
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, here);
    };
  }, [ask]);
  return null;
}
