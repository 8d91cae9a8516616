import type { ReadStep } from '../../action/definition.ts';
import { needChain } from '../../action/world.ts';
import { operationDraft } from '../../operation/operation-draft.ts';
import type { Instant } from '../../ports/clock.ts';
import type { JsonObject } from '../../ports/json.ts';
import type { PlannedOperation } from '../../ports/smart-account.ts';
import { ok } from '../../result/result.ts';
import { reviewPrepared } from '../../review/prepared.ts';
import type { ReviewWarning } from '../../review/review.ts';
import { type ReviewDraft, reviewTransaction } from '../../transaction/review-transaction.ts';
import { amountOfAsset, chainName } from '../asset.ts';
import { ended } from '../ending.ts';
import { sameAddress } from '../shape.ts';
import { type EarnWorld, needSmartAccounts } from '../world.ts';
import type { LeaveInput } from './input.ts';
import { rehearseLeave } from './rehearse.ts';
import { LeaveEvent, type LeaveState, type PlannedLeave } from './state.ts';

const REVIEW_MS = 10 * 60_000;

/** Builds the operation from what the account holds now and puts it before the owner, decoded. */
export function leaveReviewStep(): ReadStep<LeaveState, EarnWorld> {
  return {
    type: 'read',
    async run({ id, state: { input } }, world, { clock }) {
      const { owner, account, usdc } = input;
      const chain = needChain(world, usdc.chain);
      if (!chain.ok) return chain;
      const accounts = needSmartAccounts(world, usdc.chain);
      if (!accounts.ok) return accounts;
      const there = await accounts.value.state(account);
      if (!there.ok) return there;
      const computed = world.kernel.accountOf(owner);
      const { deployed, owner: obeys } = there.value;
      // What is there tells whom it obeys; what is not can only be what the address makes of it.
      const ours = deployed
        ? obeys !== null && sameAddress(obeys, owner)
        : sameAddress(computed, account);
      if (!ours) {
        const why = `${account} does not obey ${owner} on ${chainName(usdc.chain)}; nothing is built for it.`;
        return ok([ended('failed', true, why)]);
      }
      const place = { chain: chain.value, accounts: accounts.value, there: there.value };
      if (input.purpose === 'removal' && !deployed) {
        return ok([ended('cancelled', true, NOT_THERE)]);
      }
      const rehearsed = await rehearseLeave(input, place, world.kernel);
      if (!rehearsed.ok) return rehearsed;
      if (rehearsed.value === null) return ok([ended('cancelled', true, NOTHING_THERE)]);
      const { planned, does, worth, warnings } = rehearsed.value;
      const plan: PlannedLeave = {
        userOpHash: planned.userOpHash,
        worth: worth.toString(),
        computedAccount: computed,
        does,
        call: { ...planned.call, value: planned.call.value.toString() },
        gas: planned.gas.toString(),
      };
      const now = clock.now();
      const draft = draftLeave(input, { id, planned, plan, now, warnings });
      const review = await reviewTransaction(draft, chain.value, world.decode, now);
      if (!review.ok) return review;
      const data = plan as unknown as JsonObject;
      return ok([{ type: LeaveEvent.planned, version: 1, data }, reviewPrepared(review.value)]);
    },
  };
}

const NOT_THERE = 'The account is not on this chain yet, so nothing was granted there.';
const NOTHING_THERE = 'The account holds nothing there.';

/** What the review of the transaction says, apart from fees. */
export function draftLeave(
  input: LeaveInput,
  parts: {
    readonly id: string;
    readonly planned: Pick<PlannedOperation, 'call' | 'gas'>;
    readonly plan: Pick<PlannedLeave, 'worth' | 'computedAccount'>;
    readonly now: Instant;
    readonly warnings: readonly ReviewWarning[];
  },
): ReviewDraft {
  const { planned, plan, now } = parts;
  const { account, usdc, native, purpose } = input;
  const receives = amountOfAsset(usdc, plan.worth);
  return operationDraft({
    actionId: parts.id,
    purpose,
    call: planned.call,
    gas: planned.gas,
    account,
    computedAccount: plan.computedAccount,
    native,
    receives,
    receivesAtLeast: receives,
    validUntil: now + REVIEW_MS,
    warnings: parts.warnings,
  });
}
