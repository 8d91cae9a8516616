// The worker thread loads these files without a bundler and without the workspace's export
// conditions, so storage keeps the two one-line constructors here and shares only the type.
export type { Result } from '@countinghouse/core';

/** A success carrying `value`. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** An expected failure carrying `error`. */
export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
