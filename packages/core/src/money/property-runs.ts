// The domain sees no Node types, so the one place that reads the environment spells out its shape.
const environment = (globalThis as { process?: { env?: Record<string, string | undefined> } })
  .process?.env;

/** For tests only: seed and size of the property tests, small in every run, large on demand. */
export const propertyRuns = {
  seed: 20_261_122,
  numRuns: environment?.COUNTINGHOUSE_DEEP === '1' ? 200_000 : 1_000,
};
