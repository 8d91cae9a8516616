import type { Trouble } from '../../action/definition.ts';
import type { NewEvent } from '../../ports/ledger.ts';
import { err, ok, type Result } from '../../result/result.ts';
import { showAsset } from '../asset.ts';
import { SERVICE } from '../provider-name.ts';
import { sameAddress } from '../shape.ts';
import { type EarnWorld, needSmartAccounts, troubleOf } from '../world.ts';
import { paidAsset } from './request.ts';
import { type CarriedOut, type EarlierAttempt, OrderEvent, type OrderState } from './state.ts';

/** What is kept of an attempt when the order is tried again; nothing of one that nobody took. */
export function earlierOf(state: OrderState): readonly EarlierAttempt[] {
  const { earlierAttempts, actionId, intent, spent } = state;
  if (actionId === null || intent === null || intent.sourceBlock === null) return earlierAttempts;
  const { at, sourceBlock } = intent;
  return [...earlierAttempts, { actionId, at, sourceBlock, failed: spent }];
}

/** Something may still come of an earlier attempt, as far as anybody knows. */
export function watchesEarlier({ earlierAttempts, twice }: OrderState): boolean {
  return earlierAttempts.length > 0 && twice === null;
}

/**
 * Whether the service has sent an earlier attempt again, under another name, and that was carried out:
 * told once no block takes it back.
 */
export async function seenEarlier(
  state: OrderState,
  world: EarnWorld,
): Promise<Result<readonly NewEvent[], Trouble>> {
  if (!watchesEarlier(state)) return ok([]);
  const { input } = state;
  for (const { actionId, sourceBlock, failed } of state.earlierAttempts) {
    const answer = await world.earn.action(actionId);
    if (!answer.ok) return err(troubleOf(answer.error));
    const operation = answer.value.userOpHash?.toLowerCase();
    if (operation === undefined || failed.includes(operation)) continue;
    const accounts = needSmartAccounts(world, input.usdc.chain);
    if (!accounts.ok) return accounts;
    const last = await world.chain(input.usdc.chain)?.block('finalized');
    if (last?.ok === false) return last;
    const toBlock = last?.value?.number ?? 0;
    if (toBlock <= sourceBlock) continue;
    const query = { account: input.account, userOpHash: operation };
    const seen = await accounts.value.operation({ ...query, fromBlock: sourceBlock + 1, toBlock });
    if (!seen.ok) return seen;
    const { value: found } = seen;
    if (found === null || !found.succeeded || !sameAddress(found.account, input.account)) continue;
    const data = { operation, hash: found.transactionHash, blockNumber: found.blockNumber };
    return ok([{ type: OrderEvent.earlierCarriedOut, version: 1, data }]);
  }
  return ok([]);
}

/** As it is once what was seen just now is recorded. */
export function withEarlier(state: OrderState, seen: readonly NewEvent[]): OrderState {
  const last = seen.at(-1);
  return last === undefined ? state : { ...state, twice: last.data as unknown as CarriedOut };
}

/** What a person has to know of an order that was tried again, and whose first attempt was carried out. */
export function earlierWords({ input, twice }: OrderState): string {
  if (twice === null) return '';
  const amount = showAsset(paidAsset(input), input.amount);
  return `An earlier attempt, which had failed on chain, was carried out after all: ${SERVICE} sent it again (operation ${twice.operation}), and it took ${amount} as well. Keep the evidence and ask ${SERVICE}.`;
}
