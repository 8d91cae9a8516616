import { type ChainPort, type ChainResult, type Instant, ok } from '@countinghouse/core';

/** Clocks of people and of chains differ; what is searched from here must not begin too late. */
const MARGIN_MS = 15 * 60_000;

/** A block that is older than a moment: everything since then stands above it. */
export async function blockBefore(chain: ChainPort, moment: Instant): ChainResult<number> {
  const head = await chain.block('latest');
  if (!head.ok) return head;
  const since = moment - MARGIN_MS;
  let newer = head.value?.number ?? 0;
  if ((head.value?.at ?? 0) <= since) return ok(newer);
  // Backwards in growing steps, then by halves: an old moment on a fast chain is thirty questions away.
  let older = newer;
  for (let step = 64; older > 0; step *= 2) {
    older = Math.max(0, older - step);
    const block = await chain.block(older);
    if (!block.ok) return block;
    if (block.value === null || block.value.at <= since) break;
    newer = older;
  }
  while (newer - older > 1) {
    const middle = Math.floor((older + newer) / 2);
    const block = await chain.block(middle);
    if (!block.ok) return block;
    if (block.value === null || block.value.at <= since) older = middle;
    else newer = middle;
  }
  return ok(older);
}
