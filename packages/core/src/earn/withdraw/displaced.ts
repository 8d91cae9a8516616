import type { Trouble } from '../../action/definition.ts';
import { needChain } from '../../action/world.ts';
import type { NewEvent } from '../../ports/ledger.ts';
import { ok, type Result } from '../../result/result.ts';
import { showAsset } from '../asset.ts';
import { ended } from '../ending.ts';
import { ROOT_KEY } from '../root-key.ts';
import { type EarnWorld, needSmartAccounts } from '../world.ts';
import { findOperation } from './find-operation.ts';
import { MAY_BE_A_RIGHT, WithdrawEvent, type WithdrawState } from './state.ts';

/**
 * Whether another of the owner's operations has used up the nonce that was next at the signing. A
 * withdrawal that was made for it can then never run, but nobody can read for which nonce, lane or
 * chain the digest was made: so this ends the waiting and proves nothing. Said only once the block in
 * which it was seen is final, and after one more look for ours.
 */
export async function displaced(
  state: WithdrawState,
  world: EarnWorld,
): Promise<Result<readonly NewEvent[], Trouble>> {
  const { sealed, input, displacedAt, ending } = state;
  if (sealed === null || ending?.end === 'failed') return ok([]);
  const chain = needChain(world, sealed.chain);
  if (!chain.ok) return chain;
  const accounts = needSmartAccounts(world, sealed.chain);
  if (!accounts.ok) return accounts;
  const nonce = await accounts.value.operationNonce(sealed.account, ROOT_KEY);
  if (!nonce.ok) return nonce;
  const used = nonce.value > BigInt(sealed.nonce);
  if (!used) {
    return ok(displacedAt === null ? [] : [{ type: WithdrawEvent.gone, version: 1, data: {} }]);
  }
  const mark = await chain.value.block(displacedAt === null ? 'latest' : 'finalized');
  if (!mark.ok) return mark;
  if (mark.value === null) return ok([]);
  if (displacedAt === null) {
    const data = { blockNumber: mark.value.number };
    return ok([{ type: WithdrawEvent.displaced, version: 1, data }]);
  }
  if (mark.value.number < displacedAt) return ok([]);
  const again = await findOperation(sealed, world);
  if (!again.ok) return again;
  if (again.value !== null) return ok([]);
  const amount = showAsset(input.usdc, input.amount);
  const why = `Another operation of the account took the place this one was thought to have; the chain does not show that your ${amount} were withdrawn. ${MAY_BE_A_RIGHT}`;
  return ok([ended('failed', false, why)]);
}
