import type { ActionState } from '../../action/action-state.ts';
import type { Trouble } from '../../action/definition.ts';
import { needChain } from '../../action/world.ts';
import type { ChainPort } from '../../ports/chain.ts';
import type { Instant } from '../../ports/clock.ts';
import type { NewEvent } from '../../ports/ledger.ts';
import { err, ok, type Result } from '../../result/result.ts';
import type { EarnWorld } from '../world.ts';
import { OrderEvent, type OrderStart, type OrderState } from './state.ts';

/** So far apart the clocks of a computer and of a chain may be. */
const APART_MS = 10 * 60_000;
const FIRST_STEP = 1_024;

/** Since when something can have come of an order; null while it is not asked for, or not known yet. */
export function startOf({ intent, repeated, earlier }: OrderState): OrderStart | null {
  return repeated && intent !== null ? earlier : intent;
}

/**
 * A key that had its action already was used before: this ledger was restored from a copy that does
 * not know of it. What came of it may be older than the blocks recorded since. It is not older than
 * this action, of whose id the key is made.
 */
export async function seenStart(
  { state, startedAt }: ActionState<OrderState>,
  world: EarnWorld,
): Promise<Result<readonly NewEvent[], Trouble>> {
  const { input, intent, repeated, earlier } = state;
  if (intent === null || !repeated || earlier !== null) return ok([]);
  const at = startedAt - APART_MS;
  const blocks: (number | null)[] = [];
  for (const [id, head] of [
    [input.usdc.chain, intent.sourceBlock],
    [input.instrument.shares.chain, intent.destinationBlock],
  ] as const) {
    const before = head === null ? ok(null) : await lastBefore(at, head, id, world);
    if (!before.ok) return before;
    blocks.push(before.value);
  }
  const [sourceBlock = null, destinationBlock = null] = blocks;
  const data = { at, sourceBlock, destinationBlock };
  return ok([{ type: OrderEvent.begunEarlier, version: 1, data }]);
}

/** The last block older than a moment, not after `head`; -1 where all are younger. */
async function lastBefore(
  moment: Instant,
  head: number,
  id: string,
  world: EarnWorld,
): Promise<Result<number, Trouble>> {
  const chain = needChain(world, id);
  if (!chain.ok) return chain;
  let [younger, step] = [head + 1, FIRST_STEP];
  let older = head;
  for (;;) {
    const isOlder = await isBefore(moment, older, chain.value);
    if (!isOlder.ok) return isOlder;
    if (isOlder.value) break;
    if (older === 0) return ok(-1);
    younger = older;
    older = Math.max(0, older - step);
    step *= 2;
  }
  while (younger - older > 1) {
    const middle = Math.floor((older + younger) / 2);
    const isOlder = await isBefore(moment, middle, chain.value);
    if (!isOlder.ok) return isOlder;
    if (isOlder.value) older = middle;
    else younger = middle;
  }
  return ok(older);
}

async function isBefore(
  moment: Instant,
  number: number,
  chain: ChainPort,
): Promise<Result<boolean, Trouble>> {
  const block = await chain.block(number);
  if (!block.ok) return block;
  return block.value === null
    ? err({ code: 'NO_BLOCK', message: `Block ${number} of ${chain.chain} cannot be read.` })
    : ok(block.value.at < moment);
}
