import { useSyncExternalStore } from 'react';

const NARROW = matchMedia('(max-width: 599.98px)');

/** Whether the window is narrower than 600 px, where a height in numbers depends on it. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      NARROW.addEventListener('change', changed);
      return () => NARROW.removeEventListener('change', changed);
    },
    () => NARROW.matches,
  );
}
