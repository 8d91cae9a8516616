import { useState } from 'react';

const kept = new Map<string, unknown>();
/** What was drafted, by what came of it and has yet to be approved. */
const toApprove = new Map<string, string>();

/**
 * State of a form that survives leaving the screen: Esc loses nothing. In memory only, until the page is
 * left or the house is locked. Never for a secret.
 */
export function useDraft<T>(key: string, first: T): [T, (next: T) => void] {
  const [value, setValue] = useState<T>(() => draftOf(key, first));
  return [
    value,
    (next) => {
      keepDraft(key, next);
      setValue(next);
    },
  ];
}

export function draftOf<T>(key: string, first: T): T {
  return kept.has(key) ? (kept.get(key) as T) : first;
}

export function keepDraft(key: string, value: unknown): void {
  kept.set(key, value);
}

/** Once what was drafted is done. */
export function forgetDraft(key: string): void {
  kept.delete(key);
}

/**
 * What was drafted under keys that begin so has led to an action, whose review comes next: whoever goes
 * back from there finds it as it was, until they approve.
 */
export function keepUntilApproved(actionId: string, beginning: string): void {
  toApprove.set(actionId, beginning);
}

/** The person approved what came of a draft: the form begins anew. */
export function approvedDraft(actionId: string): void {
  const beginning = toApprove.get(actionId);
  if (beginning === undefined) return;
  toApprove.delete(actionId);
  for (const key of [...kept.keys()]) if (key.startsWith(beginning)) kept.delete(key);
}

export function forgetAllDrafts(): void {
  kept.clear();
  toApprove.clear();
}
