/** How often a property is tried: small always, large on demand. The seed makes a failure repeat. */
export function propertyRuns(small: number): { readonly numRuns: number; readonly seed: number } {
  const deep = process.env.COUNTINGHOUSE_DEEP === '1';
  return {
    numRuns: deep ? small * 10 : small,
    seed: Number(process.env.COUNTINGHOUSE_SEED ?? 20261122),
  };
}
