/** Up for this long, an end is no longer counted with the ones before. */
const STEADY_MS = 60_000;

/**
 * How long to wait before what has ended by itself is started again: longer each time it ends soon.
 * `lived` is how long it ran, in milliseconds.
 */
export function growingPause(firstMs: number, longestMs: number): (lived: number) => number {
  let ends = 0;
  return (lived) => {
    ends = lived >= STEADY_MS ? 1 : ends + 1;
    return Math.min(firstMs * 2 ** (ends - 1), longestMs);
  };
}
