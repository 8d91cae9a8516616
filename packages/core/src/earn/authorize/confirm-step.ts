import type { EffectStep, Prepared } from '../../action/definition.ts';
import type { Outcome } from '../../action/effect.ts';
import type { JsonObject } from '../../ports/json.ts';
import { signatureRefused } from '../../transaction/signature-refused.ts';
import { type EarnWorld, isRefusal, troubleOf } from '../world.ts';
import type { AuthorizeState, SealedGrant } from './state.ts';

/** How long the signature is handed to the service again where its answer was lost. */
const HAND_OVER_MS = 60 * 60_000;

/**
 * The effect "sign, record, hand over". Handing the same signature over again allows nothing new, so a
 * lost answer is met by doing it again.
 */
export function confirmStep(): EffectStep<AuthorizeState, EarnWorld> {
  return {
    type: 'effect',
    reconcile: { type: 'by-search' },
    approval: 'required',
    lane: ({ state }) => `grant ${state.input.owner.toLowerCase()} ${state.input.usdc.chain}`,
    async prepare(action, world, { clock }): Promise<Prepared> {
      const { approval } = action;
      const review = action.review?.review;
      if (review?.kind !== 'grant' || approval === null) {
        throw new TypeError('granting without approval');
      }
      const signer = world.signer(review.owner);
      if (signer === undefined) {
        const message = `No signer here holds the key of ${review.owner}.`;
        return signatureRefused({ code: 'NO_SUCH_ACCOUNT', message });
      }
      const signed = await signer.signTypedData({ payload: review.payload, review, approval });
      if (!signed.ok) {
        return signed.error.code === 'SIGNER_UNAVAILABLE'
          ? { type: 'retry', trouble: signed.error }
          : signatureRefused(signed.error);
      }
      const intent: SealedGrant = {
        kind: 'grant',
        chain: review.payload.chain,
        owner: review.owner,
        account: review.account,
        signature: signed.value.signature,
      };
      return {
        type: 'intend',
        intent: intent as unknown as JsonObject,
        validUntil: clock.now() + HAND_OVER_MS,
      };
    },
    async perform({ intent }, world): Promise<Outcome> {
      const { owner, chain, signature } = intent as unknown as SealedGrant;
      const answer = await world.earn.confirmAuthorization({ owner, chain, signature });
      if (answer.ok) return { type: 'performed', data: { received: answer.value.received } };
      const { code, message } = answer.error;
      return isRefusal(answer.error)
        ? { type: 'refused', data: { code, message } }
        : { type: 'unknown', ...troubleOf(answer.error) };
    },
    // What the account shows may be an older grant. Handing the same signature over again can do no
    // harm, so only what the service answers to that counts.
    lookFor: async () => ({ type: 'absent' }),
  };
}
