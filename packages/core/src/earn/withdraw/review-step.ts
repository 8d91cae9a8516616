import type { ReadStep } from '../../action/definition.ts';
import { needChain } from '../../action/world.ts';
import type { LedgerPort } from '../../ports/ledger.ts';
import { ok } from '../../result/result.ts';
import { reviewBlind } from '../../review/blind.ts';
import { reviewPrepared } from '../../review/prepared.ts';
import type { ReviewWarning } from '../../review/review.ts';
import { amountOfAsset, chainName, showAsset } from '../asset.ts';
import { ordersUnderWay } from '../orders-under-way.ts';
import { SERVICE } from '../provider-name.ts';
import { sameAddress } from '../shape.ts';
import type { EarnWorld } from '../world.ts';
import type { WithdrawInput } from './input.ts';
import type { WithdrawState } from './state.ts';

const REVIEW_MS = 5 * 60_000;

/** Says what the digest is said to do, and that nobody can check it before. */
export function withdrawReviewStep(): ReadStep<WithdrawState, EarnWorld> {
  return {
    type: 'read',
    async run({ id, state }, world, { clock, ledger }) {
      const { input, prepared } = state;
      if (prepared === null) return ok([]);
      const { usdc, owner, account, amount } = input;
      const chain = needChain(world, usdc.chain);
      if (!chain.ok) return chain;
      const held = await chain.value.balance(account, usdc.token);
      if (!held.ok) return held;
      const warnings: ReviewWarning[] = [];
      if (held.value < BigInt(amount)) {
        const sentence = `The account holds ${showAsset(usdc, held.value)} on ${chainName(usdc.chain)}, less than is to be withdrawn.`;
        warnings.push({ code: 'INSUFFICIENT_FUNDS', weight: 'stop', sentence });
      }
      const ordered = await stillOrdered(input, ledger);
      if (ordered > 0n && held.value < BigInt(amount) + ordered) {
        const where = chainName(usdc.chain);
        const sentence = `An order under way may still take ${showAsset(usdc, ordered)} of the ${showAsset(usdc, held.value)} that the account holds on ${where}. Then there is not enough for both, and one of them fails.`;
        warnings.push({ code: 'ORDER_UNDER_WAY', weight: 'risk', sentence });
      }
      const computed = world.kernel.accountOf(owner);
      if (!sameAddress(computed, account)) {
        const sentence = `This is about ${account}; the account computed from your address is ${computed}.`;
        warnings.push({ code: 'OTHER_ACCOUNT', weight: 'risk', sentence });
      }
      const now = clock.now();
      const review = reviewBlind({
        actionId: id,
        purpose: 'withdraw',
        payload: { kind: 'message', chain: usdc.chain, from: owner, digest: prepared.digest },
        account,
        said: { pays: amountOfAsset(usdc, amount), receiver: owner },
        through: SERVICE,
        validUntil: now + REVIEW_MS,
        preparedAt: now,
        warnings,
      });
      return ok([reviewPrepared(review)]);
    },
  };
}

/** USDC that orders which were asked for may still take where this is to be withdrawn. */
async function stillOrdered(
  { account, usdc }: WithdrawInput,
  ledger: Pick<LedgerPort, 'listActions'>,
): Promise<bigint> {
  const orders = await ordersUnderWay(ledger, account);
  return orders
    .filter(({ row }) => row.summary.chain === usdc.chain)
    .reduce((sum, { takes }) => sum + (takes ?? 0n), 0n);
}
