import type { EffectStep, Prepared } from '../../action/definition.ts';
import type { Outcome } from '../../action/effect.ts';
import { needChain } from '../../action/world.ts';
import type { SubmittedAction } from '../../ports/earn-provider.ts';
import type { JsonObject } from '../../ports/json.ts';
import { payloadDigest } from '../../review/digest.ts';
import type { ReviewWarning } from '../../review/review.ts';
import { type EarnWorld, isRefusal } from '../world.ts';
import { lookAtEarlier } from './earlier.ts';
import { earlierWarning } from './earlier-words.ts';
import { withNews } from './fold.ts';
import type { OrderInput } from './input.ts';
import { buyRequest, orderPayload, paidAsset, sellRequest } from './request.ts';
import { OrderEvent, type OrderIntent, type OrderState } from './state.ts';

/** What was approved is asked for within this time, or not at all. */
const ASK_MS = 5 * 60_000;

/**
 * The effect "record the key and what is asked, then ask", once. A failure frees the key, whether its
 * answer reached anybody or not, and the freed key would pay again. So where it is not certain that
 * nothing was begun, the order is not asked for again: it is in doubt, and the chain is searched.
 */
export function submitStep(): EffectStep<OrderState, EarnWorld> {
  return {
    type: 'effect',
    reconcile: { type: 'by-search' },
    approval: 'required',
    lane: ({ state }) => `order ${state.input.account.toLowerCase()}`,
    async prepare(action, world, tools): Promise<Prepared> {
      const { input } = action.state;
      const review = action.review?.review;
      if (review?.kind !== 'order') throw new TypeError('an order without its review');
      if (payloadDigest(review.payload) !== payloadDigest(orderPayload(input))) {
        throw new TypeError('the order is not the one that was reviewed');
      }
      const heads: (number | null)[] = [];
      for (const id of [input.usdc.chain, input.instrument.shares.chain]) {
        const there = world.chain(id);
        const head = there === undefined ? null : await there.block('latest');
        if (head !== null && !head.ok) return { type: 'retry', trouble: head.error };
        heads.push(head?.value?.number ?? null);
      }
      // After the heads: what comes in meanwhile is then counted twice rather than not at all.
      const asset = paidAsset(input);
      const chain = needChain(world, asset.chain);
      if (!chain.ok) return { type: 'retry', trouble: chain.error };
      const held = await chain.value.balance(input.account, asset.token);
      if (!held.ok) return { type: 'retry', trouble: held.error };
      // What was approved is no longer there: it is put before the person anew, and says so.
      if (held.value < BigInt(input.amount)) {
        return { type: 'record', events: [{ type: OrderEvent.refreshed, version: 1, data: {} }] };
      }
      // Last, right before it is asked for: what an earlier attempt may still do.
      const earlier = await lookAtEarlier(action, world, tools);
      if (!earlier.ok) return { type: 'retry', trouble: earlier.error };
      const { news, stands } = earlier.value;
      const now = tools.clock.now();
      const against = earlierWarning(withNews(action.state, news, now), stands);
      if (against !== null && !wasShown(against, review.warnings)) {
        const again = { type: OrderEvent.refreshed, version: 1, data: {} };
        return { type: 'record', events: [...news, again] };
      }
      const intent: OrderIntent = {
        kind: 'order',
        owner: input.owner,
        account: input.account,
        sourceBlock: heads[0] ?? null,
        destinationBlock: heads[1] ?? null,
        heldBefore: held.value.toString(),
      };
      return {
        type: 'intend',
        intent: { ...intent, input: input as unknown as JsonObject },
        validUntil: now + ASK_MS,
      };
    },
    async perform({ intent, key }, world): Promise<Outcome> {
      const input = intent.input as unknown as OrderInput;
      const answer = await (input.direction === 'buy'
        ? world.earn.buy(buyRequest(input, key))
        : world.earn.sell(sellRequest(input, key)));
      if (answer.ok) return { type: 'performed', data: taken(answer.value) };
      const { code, message, mayHaveHappened } = answer.error;
      if (mayHaveHappened) return { type: 'in-doubt' };
      const why = isRefusal(answer.error) ? message : `${message} Nothing was asked for.`;
      return { type: 'refused', data: { code, message: why } };
    },
    // Whoever died between the record and the answer does not know whether it was asked for.
    lookFor: async () => ({ type: 'in-doubt' }),
  };
}

/** What was approved was told as much, or worse. */
function wasShown({ code }: ReviewWarning, shown: readonly ReviewWarning[]): boolean {
  const codes = shown.map((each) => each.code);
  return codes.includes(code) || (code === 'TRIED_BEFORE' && codes.includes('UNKNOWN_BEFORE'));
}

function taken({ actionId, account, userOpHash, repeated, received }: SubmittedAction): JsonObject {
  return { actionId, account, userOpHash, repeated, received };
}
