import type { ActionState } from '../action/action-state.ts';
import type { EffectStep, EngineTools, Prepared } from '../action/definition.ts';
import type { Outcome } from '../action/effect.ts';
import { needChain, type WalletWorld } from '../action/world.ts';
import type { Instant } from '../ports/clock.ts';
import type { JsonObject } from '../ports/json.ts';
import { transactionReview } from '../review/any-review.ts';
import type { Review } from '../review/review.ts';
import { laneName, nextNonce } from './lane.ts';
import { signatureRefused } from './signature-refused.ts';
import type { SentTransaction, TransactionTrack } from './track.ts';

export interface SignStepOptions<State> {
  track(state: State): TransactionTrack;
  /** Until when the signed bytes may be sent, and sent again. */
  sendUntil(review: Review, now: Instant): Instant;
}

/**
 * The effect "sign, record, broadcast" for whatever the approved review shows. While the track has
 * anything signed, a new signature is a replacement and keeps its nonce.
 */
export function signStep<State>(options: SignStepOptions<State>): EffectStep<State, WalletWorld> {
  return {
    type: 'effect',
    reconcile: { type: 'by-hash' },
    approval: 'required',
    lane: ({ review }) =>
      review === null ? null : laneName(review.review.payload.chain, review.review.payload.from),
    prepare: (action, world, tools) => prepare(options, action, world, tools),
    async perform(intent, world): Promise<Outcome> {
      const { chain: id, hash, raw } = intent.intent as unknown as SentTransaction;
      const chain = needChain(world, id);
      if (!chain.ok) return { type: 'unknown', ...chain.error };
      const sent = await chain.value.broadcast(raw);
      if (sent.ok) return { type: 'performed', data: { hash } };
      // The nonce is used up, by this very transaction or by another: only the chain knows.
      if (sent.error.code === 'NONCE_TOO_LOW') return { type: 'in-doubt' };
      // A node's no is no proof: another node may have taken it, and the nonce stays ours.
      return { type: 'unknown', ...sent.error };
    },
    async lookFor(intent, world) {
      const { chain: id, hash } = intent.intent as unknown as SentTransaction;
      const chain = needChain(world, id);
      if (!chain.ok) return { type: 'unknown', trouble: chain.error };
      const seen = await chain.value.transaction(hash);
      if (!seen.ok) return { type: 'unknown', trouble: seen.error };
      return seen.value === null ? { type: 'absent' } : { type: 'happened', data: { hash } };
    },
  };
}

async function prepare<State>(
  options: SignStepOptions<State>,
  action: ActionState<State>,
  world: WalletWorld,
  tools: EngineTools,
): Promise<Prepared> {
  const { approval } = action;
  const review = transactionReview(action.review?.review);
  if (review === undefined || approval === null) throw new TypeError('signing without approval');
  const { payload } = review;
  const chain = needChain(world, payload.chain);
  const signer = world.signer(payload.from);
  if (!chain.ok) return { type: 'retry', trouble: chain.error };
  if (signer === undefined) {
    return signatureRefused({
      code: 'NO_SUCH_ACCOUNT',
      message: `No signer here holds the key of ${payload.from}.`,
    });
  }
  const earlier = options.track(action.state).sent[0];
  const nonce =
    earlier === undefined
      ? await nextNonce(tools.ledger, chain.value, payload.from, tools.bug)
      : { ok: true as const, value: earlier.nonce };
  if (!nonce.ok) return { type: 'retry', trouble: nonce.error };
  const head = await chain.value.block('latest');
  if (!head.ok) return { type: 'retry', trouble: head.error };
  const signed = await signer.signTransaction({ payload, nonce: nonce.value, review, approval });
  if (!signed.ok) {
    return signed.error.code === 'SIGNER_UNAVAILABLE'
      ? { type: 'retry', trouble: signed.error }
      : signatureRefused(signed.error);
  }
  const intent: SentTransaction = {
    kind: 'transaction',
    purpose: purposeOf(review.purpose),
    chain: payload.chain,
    account: payload.from,
    nonce: nonce.value,
    hash: signed.value.hash,
    sinceBlock: head.value?.number ?? 0,
    raw: signed.value.raw,
    gas: payload.gas,
    maxFeePerGas: payload.maxFeePerGas,
    maxPriorityFeePerGas: payload.maxPriorityFeePerGas,
  };
  return {
    type: 'intend',
    intent: intent as unknown as JsonObject,
    validUntil: options.sendUntil(review, tools.clock.now()),
  };
}

function purposeOf(purpose: string): SentTransaction['purpose'] {
  return purpose === 'cancel' || purpose === 'speed-up' ? purpose : 'original';
}
