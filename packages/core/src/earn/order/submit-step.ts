import type { EffectStep, Prepared } from '../../action/definition.ts';
import type { Outcome } from '../../action/effect.ts';
import { needChain } from '../../action/world.ts';
import type { SubmittedAction } from '../../ports/earn-provider.ts';
import type { JsonObject } from '../../ports/json.ts';
import { payloadDigest } from '../../review/digest.ts';
import { type EarnWorld, isRefusal, troubleOf } from '../world.ts';
import type { OrderInput } from './input.ts';
import { buyRequest, orderPayload, paidAsset, sellRequest } from './request.ts';
import type { OrderIntent, OrderState } from './state.ts';

/** While its action is pending or successful the same key gets that action; a failure would free it. */
const KEY_MS = 5 * 60_000;

/**
 * The effect "record the key and what is asked, then ask". Asked again with the same key only while
 * the account still holds everything that was to leave it: then nothing has come of the first time.
 */
export function submitStep(): EffectStep<OrderState, EarnWorld> {
  return {
    type: 'effect',
    reconcile: { type: 'by-key', windowMs: KEY_MS },
    approval: 'required',
    lane: ({ state }) => `order ${state.input.account.toLowerCase()}`,
    async prepare(action, world, { clock }): Promise<Prepared> {
      const { input } = action.state;
      const review = action.review?.review;
      if (review?.kind !== 'order') throw new TypeError('an order without its review');
      if (payloadDigest(review.payload) !== payloadDigest(orderPayload(input))) {
        throw new TypeError('the order is not the one that was reviewed');
      }
      const asset = paidAsset(input);
      const chain = needChain(world, asset.chain);
      if (!chain.ok) return { type: 'retry', trouble: chain.error };
      const held = await chain.value.balance(input.account, asset.token);
      if (!held.ok) return { type: 'retry', trouble: held.error };
      const heads: (number | null)[] = [];
      for (const id of [input.usdc.chain, input.instrument.shares.chain]) {
        const there = world.chain(id);
        const head = there === undefined ? null : await there.block('latest');
        if (head !== null && !head.ok) return { type: 'retry', trouble: head.error };
        heads.push(head?.value?.number ?? null);
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
        validUntil: clock.now() + KEY_MS,
      };
    },
    async perform({ intent, key }, world): Promise<Outcome> {
      const input = intent.input as unknown as OrderInput;
      const answer = await (input.direction === 'buy'
        ? world.earn.buy(buyRequest(input, key))
        : world.earn.sell(sellRequest(input, key)));
      if (answer.ok) return { type: 'performed', data: taken(answer.value) };
      const { code, message } = answer.error;
      return isRefusal(answer.error)
        ? { type: 'refused', data: { code, message } }
        : { type: 'unknown', ...troubleOf(answer.error) };
    },
    async lookFor({ intent }, world) {
      const input = intent.input as unknown as OrderInput;
      const { heldBefore } = intent as unknown as OrderIntent;
      const asset = paidAsset(input);
      const chain = needChain(world, asset.chain);
      if (!chain.ok) return { type: 'unknown', trouble: chain.error };
      const held = await chain.value.balance(input.account, asset.token);
      if (!held.ok) return { type: 'unknown', trouble: held.error };
      if (held.value >= BigInt(heldBefore ?? '0')) return { type: 'absent' };
      const message = 'Something has left the account since; it is not asked again.';
      return { type: 'unknown', trouble: { code: 'MAY_HAVE_HAPPENED', message } };
    },
  };
}

function taken({ actionId, account, userOpHash, repeated, received }: SubmittedAction): JsonObject {
  return { actionId, account, userOpHash, repeated, received };
}
