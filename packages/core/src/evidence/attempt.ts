/**
 * Runs something over data that a stranger may have written. Whatever it throws, even for want of
 * stack, says only that the data is not what it should be.
 */
export function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
