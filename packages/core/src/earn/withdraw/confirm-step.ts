import type { EffectStep, Prepared } from '../../action/definition.ts';
import type { Outcome } from '../../action/effect.ts';
import { needChain } from '../../action/world.ts';
import type { JsonObject } from '../../ports/json.ts';
import { DEEPEST_REORG } from '../../transaction/observe.ts';
import { signatureRefused } from '../../transaction/signature-refused.ts';
import { ROOT_KEY } from '../root-key.ts';
import { type EarnWorld, needSmartAccounts, troubleOf } from '../world.ts';
import { findOperation } from './find-operation.ts';
import { sameOperation } from './same-operation.ts';
import { sealersOf } from './sealers.ts';
import type { SealedWithdrawal, WithdrawState } from './state.ts';

/** How long the same signature is handed over again where no answer came. */
const HAND_OVER_MS = 10 * 60_000;

/**
 * The effect "sign the digest, record it, hand it over". The digest is the expected userOpHash: the
 * chain knows whether it was carried out, and a refusal of the service proves nothing.
 */
export function confirmWithdrawalStep(): EffectStep<WithdrawState, EarnWorld> {
  return {
    type: 'effect',
    reconcile: { type: 'by-hash' },
    approval: 'required',
    lane: ({ state }) => `withdraw ${state.input.owner.toLowerCase()}`,
    async prepare(action, world, tools): Promise<Prepared> {
      const { approval } = action;
      const review = action.review?.review;
      if (review?.kind !== 'blind' || approval === null) {
        throw new TypeError('withdrawing without approval');
      }
      const { payload, account } = review;
      const chain = needChain(world, payload.chain);
      if (!chain.ok) return { type: 'retry', trouble: chain.error };
      const accounts = needSmartAccounts(world, payload.chain);
      if (!accounts.ok) return { type: 'retry', trouble: accounts.error };
      const head = await chain.value.block('latest');
      if (!head.ok) return { type: 'retry', trouble: head.error };
      const nonce = await accounts.value.operationNonce(account, ROOT_KEY);
      if (!nonce.ok) return { type: 'retry', trouble: nonce.error };
      // A reorganised chain may put it into a block of an earlier number than the head has now. And what
      // an equal withdrawal has signed may be in a block since that one began to look.
      const sealers = await sealersOf(payload.digest, tools.ledger);
      const sinceBlock = Math.min(
        Math.max(0, (head.value?.number ?? 0) - DEEPEST_REORG),
        ...sealers.map((one) => one.sinceBlock),
      );
      const place = { chain: payload.chain, account, digest: payload.digest, sinceBlock };
      const same = await sameOperation(action.id, place, world, tools);
      if (same !== null) return same;
      const signer = world.signer(payload.from);
      if (signer === undefined) {
        const message = `No signer here holds the key of ${payload.from}.`;
        return signatureRefused({ code: 'NO_SUCH_ACCOUNT', message });
      }
      const signed = await signer.signDigest({ payload, review, approval });
      if (!signed.ok) {
        return signed.error.code === 'SIGNER_UNAVAILABLE'
          ? { type: 'retry', trouble: signed.error }
          : signatureRefused(signed.error);
      }
      const intent: SealedWithdrawal = {
        kind: 'withdrawal',
        owner: payload.from,
        account,
        chain: payload.chain,
        digest: payload.digest,
        signature: signed.value.signature,
        sinceBlock,
        nonce: nonce.value.toString(),
      };
      return {
        type: 'intend',
        intent: intent as unknown as JsonObject,
        validUntil: tools.clock.now() + HAND_OVER_MS,
      };
    },
    async perform({ intent }, world): Promise<Outcome> {
      const { owner, signature } = intent as unknown as SealedWithdrawal;
      const answer = await world.earn.confirmWithdrawal({ owner, signature });
      if (answer.ok) {
        const { actionId, userOpHash, received } = answer.value;
        return { type: 'performed', data: { actionId, userOpHash, received } };
      }
      // Not even a refusal proves anything: the chain decides, and the signature stays good.
      return answer.error.kind === 'refused' || answer.error.kind === 'invalid'
        ? { type: 'in-doubt', data: { code: answer.error.code, message: answer.error.message } }
        : { type: 'unknown', ...troubleOf(answer.error) };
    },
    async lookFor({ intent }, world) {
      const sealed = intent as unknown as SealedWithdrawal;
      const seen = await findOperation(sealed, world);
      if (!seen.ok) return { type: 'unknown', trouble: seen.error };
      return seen.value === null
        ? { type: 'absent' }
        : { type: 'happened', data: { actionId: null, userOpHash: sealed.digest } };
    },
  };
}
