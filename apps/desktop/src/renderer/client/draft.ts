import { useState } from 'react';

const kept = new Map<string, unknown>();

/**
 * State of a form that survives leaving the screen: Esc loses nothing. In memory only, until the page is
 * left or the house is locked. Never for a secret.
 */
export function useDraft<T>(key: string, first: T): [T, (next: T) => void] {
  const [value, setValue] = useState<T>(() => (kept.has(key) ? (kept.get(key) as T) : first));
  return [
    value,
    (next) => {
      kept.set(key, next);
      setValue(next);
    },
  ];
}

/** Once what was drafted is done. */
export function forgetDraft(key: string): void {
  kept.delete(key);
}

export function forgetAllDrafts(): void {
  kept.clear();
}
