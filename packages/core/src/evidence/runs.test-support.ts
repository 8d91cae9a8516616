import { propertyRuns } from '../money/property-runs.test-support.ts';

/** Each run here verifies a whole file, so the large number is smaller than elsewhere. */
export function runs(usual: number): { readonly seed: number; readonly numRuns: number } {
  const factor = Math.sqrt(propertyRuns.numRuns / 1_000);
  return { seed: propertyRuns.seed, numRuns: Math.ceil(usual * factor) };
}
