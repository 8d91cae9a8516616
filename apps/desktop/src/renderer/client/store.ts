import { useSyncExternalStore } from 'react';

/** A value one can look at and follow. */
export interface Store<T> {
  readonly get: () => T;
  readonly follow: (changed: () => void) => () => void;
}

export interface OpenStore<T> extends Store<T> {
  readonly set: (value: T) => void;
  /** How many follow it now. */
  readonly followers: () => number;
}

/** @param watched - told when the first follower comes (true) and when the last one leaves (false) */
export function createStore<T>(first: T, watched?: (on: boolean) => void): OpenStore<T> {
  let value = first;
  const followers = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const changed of [...followers]) changed();
    },
    followers: () => followers.size,
    follow: (changed) => {
      followers.add(changed);
      if (followers.size === 1) watched?.(true);
      return () => {
        if (followers.delete(changed) && followers.size === 0) watched?.(false);
      };
    },
  };
}

export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.follow, store.get, store.get);
}
