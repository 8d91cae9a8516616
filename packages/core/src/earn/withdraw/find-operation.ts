import type { Trouble } from '../../action/definition.ts';
import { needChain } from '../../action/world.ts';
import type { SeenOperation } from '../../ports/smart-account.ts';
import { ok, type Result } from '../../result/result.ts';
import { type EarnWorld, needSmartAccounts } from '../world.ts';
import type { SealedWithdrawal } from './state.ts';

/** The operation, in any block from `sinceBlock` on; null while it is in none. */
export async function findOperation(
  {
    chain: id,
    account,
    digest,
    sinceBlock,
  }: Pick<SealedWithdrawal, 'chain' | 'account' | 'digest' | 'sinceBlock'>,
  world: EarnWorld,
): Promise<Result<SeenOperation | null, Trouble>> {
  const chain = needChain(world, id);
  if (!chain.ok) return chain;
  const accounts = needSmartAccounts(world, id);
  if (!accounts.ok) return accounts;
  const head = await chain.value.block('latest');
  if (!head.ok) return head;
  if (head.value === null || head.value.number < sinceBlock) return ok(null);
  return accounts.value.operation({
    account,
    userOpHash: digest,
    fromBlock: sinceBlock,
    toBlock: head.value.number,
  });
}
