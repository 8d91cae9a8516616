/** What a call is given where no node can say what it takes. */
const GAS_IF_UNKNOWN = 120_000n;

/** A rollup charges for the bytes too: what a signed transaction has beside its data, about. */
export const SIGNED_BYTES = 150;

/** The limit to set for what a node estimates, a quarter more, rounded up; null where it cannot say. */
export function gasLimit(estimate: bigint | null): bigint {
  return estimate === null ? GAS_IF_UNKNOWN : (estimate * 5n + 3n) / 4n;
}
