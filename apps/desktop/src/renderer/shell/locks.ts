import { useEffect, useState } from 'react';
import type { Phase } from '../../contract/house.ts';
import { useHouseItself } from '../client/house.tsx';

/** The phase a page has last heard of, and how often the house was closed since it is there. */
export interface Heard {
  readonly phase: Phase;
  readonly locks: number;
}

/** A lock, a full lock and a backend that fell over alike: what was shown while open must not stay. */
export function hear(before: Heard, phase: Phase): Heard {
  if (before.phase === phase) return before;
  return { phase, locks: before.locks + (before.phase === 'unlocked' ? 1 : 0) };
}

/**
 * How often the house was locked while this page was there. Nothing stays of what it has shown before,
 * a recovery code or a phrase above all: in a browser the page loads itself anew (`reloads`), and
 * Electron's main process makes another page in its place.
 */
export function useLocks(phase: Phase): { readonly locks: number; readonly reloads: boolean } {
  const { host } = useHouseItself();
  const [heard, setHeard] = useState<Heard>({ phase, locks: 0 });
  const now = hear(heard, phase);
  if (now !== heard) setHeard(now);
  const reloads = now.locks > 0 && host.kind === 'browser';
  useEffect(() => {
    if (reloads) window.location.reload();
  }, [reloads]);
  return { locks: now.locks, reloads };
}
