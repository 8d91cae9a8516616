// The domain sees no Node types, so the one place that reads the environment spells out its shape.
const environment = (globalThis as { process?: { env?: Record<string, string | undefined> } })
  .process?.env;
const deep = environment?.COUNTINGHOUSE_DEEP === '1';

/** Seed and size of the property tests, small in every run, large on demand. */
export const propertyRuns = {
  seed: Number(environment?.COUNTINGHOUSE_SEED ?? 20_261_122),
  numRuns: deep ? 100_000 : 1_000,
};

/** How long one property test may take, in milliseconds. */
export const PROPERTY_TIMEOUT_MS: number = deep ? 1_800_000 : 30_000;
