import type { Result } from '@countinghouse/core';

/** The value of a result that must be a success: a bench that fails half way says why and stops. */
export function must<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`Expected a success, got ${JSON.stringify(result.error)}`);
  return result.value;
}
