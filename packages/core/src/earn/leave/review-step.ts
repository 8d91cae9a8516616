import type { ReadStep } from '../../action/definition.ts';
import { needChain } from '../../action/world.ts';
import { operationDraft } from '../../operation/operation-draft.ts';
import type { Instant } from '../../ports/clock.ts';
import type { JsonObject } from '../../ports/json.ts';
import type { NewEvent } from '../../ports/ledger.ts';
import type { PlannedOperation } from '../../ports/smart-account.ts';
import { ok } from '../../result/result.ts';
import { reviewPrepared } from '../../review/prepared.ts';
import type { ReviewWarning } from '../../review/review.ts';
import { type ReviewDraft, reviewTransaction } from '../../transaction/review-transaction.ts';
import { amountOfAsset, chainName } from '../asset.ts';
import { ended } from '../ending.ts';
import { sameAddress } from '../shape.ts';
import { type EarnWorld, needSmartAccounts } from '../world.ts';
import { fateOf } from './carried-out.ts';
import type { LeaveInput } from './input.ts';
import { rehearseLeave } from './rehearse.ts';
import { RIGHTS_STAND } from './rights-words.ts';
import { LeaveEvent, type LeaveState, type PlannedLeave } from './state.ts';

const REVIEW_MS = 10 * 60_000;

/** Builds the operation from what the account holds now and puts it before the owner, decoded. */
export function leaveReviewStep(): ReadStep<LeaveState, EarnWorld> {
  return {
    type: 'read',
    async run({ id, state }, world, tools) {
      const { input } = state;
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
      if (state.sealed.length > 0) {
        // What was signed before may have been carried out in somebody else's transaction.
        const fate = await fateOf(id, state, world, tools);
        if (!fate.ok) return fate;
        if (fate.value.type === 'settling') return ok([]);
        if (fate.value.type === 'seen') {
          return ok([{ type: LeaveEvent.seen, version: 1, data: { ...fate.value.seen } }]);
        }
      }
      const place = { chain: chain.value, accounts: accounts.value, there: there.value };
      const rehearsed = await rehearseLeave(input, place, world.kernel, tools);
      if (!rehearsed.ok) return rehearsed;
      if (rehearsed.value.planned === null) return ok([nothingToDo(state, rehearsed.value.left)]);
      const { planned, nonce, does, asIs, left, worth, atLeast, endsBefore, warnings } =
        rehearsed.value;
      const plan: PlannedLeave = {
        userOpHash: planned.userOpHash,
        nonce: nonce.toString(),
        worth: worth.toString(),
        atLeast: atLeast.toString(),
        computedAccount: computed,
        does,
        asIs,
        left,
        ...(endsBefore === null ? {} : { endsBefore }),
        call: { ...planned.call, value: planned.call.value.toString() },
        gas: planned.gas.toString(),
      };
      const now = tools.clock.now();
      const draft = draftLeave(input, { id, planned, plan, now, warnings });
      const review = await reviewTransaction(draft, chain.value, world.decode, now);
      if (!review.ok) return review;
      const data = plan as unknown as JsonObject;
      return ok([{ type: LeaveEvent.planned, version: 1, data }, reviewPrepared(review.value)]);
    },
  };
}

/** Nothing is there that could be moved now. */
function nothingToDo({ sealed }: LeaveState, left: readonly string[]): NewEvent {
  if (sealed.length > 0) {
    return { type: LeaveEvent.attention, version: 1, data: { code: 'OPERATION_STAYS_GOOD' } };
  }
  return left.length === 0
    ? ended(
        'cancelled',
        true,
        `The account holds nothing there that is known here. ${RIGHTS_STAND}`,
      )
    : ended('failed', true, ['Nothing can be taken out now.', ...left].join(' '));
}

/** What the review of the transaction says, apart from fees. */
export function draftLeave(
  input: LeaveInput,
  parts: {
    readonly id: string;
    readonly planned: Pick<PlannedOperation, 'call' | 'gas'>;
    readonly plan: Pick<PlannedLeave, 'worth' | 'atLeast' | 'computedAccount'>;
    readonly now: Instant;
    readonly warnings: readonly ReviewWarning[];
  },
): ReviewDraft {
  const { planned, plan, now } = parts;
  const { account, usdc, native, purpose } = input;
  return operationDraft({
    actionId: parts.id,
    purpose,
    call: planned.call,
    gas: planned.gas,
    account,
    computedAccount: plan.computedAccount,
    native,
    receives: amountOfAsset(usdc, plan.worth),
    receivesAtLeast: amountOfAsset(usdc, plan.atLeast),
    validUntil: now + REVIEW_MS,
    warnings: [...parts.warnings, ...(purpose === 'exit' ? [AS_FAR_AS_KNOWN] : [])],
  });
}

const AS_FAR_AS_KNOWN: ReviewWarning = {
  code: 'AS_FAR_AS_KNOWN',
  weight: 'note',
  sentence:
    'Nobody here can list what an account holds: beside USDC and what was bought from here, this rests on what 1tx names and lists. Anything else stays in the account.',
};
