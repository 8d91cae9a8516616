import type { Trouble } from '../../action/definition.ts';
import { needChain } from '../../action/world.ts';
import type { Transfer } from '../../ports/chain.ts';
import type { NewEvent } from '../../ports/ledger.ts';
import { err, ok, type Result } from '../../result/result.ts';
import { sameAddress } from '../shape.ts';
import { type EarnWorld, needSmartAccounts } from '../world.ts';
import { displaced } from './displaced.ts';
import { findOperation } from './find-operation.ts';
import { NO_OTHER, otherEffects } from './other-effects.ts';
import { type SealedWithdrawal, WithdrawEvent, type WithdrawState } from './state.ts';

/** What the chain shows of the signed operation, and whether that is final. */
export async function lookOnChain(
  state: WithdrawState,
  world: EarnWorld,
): Promise<Result<readonly NewEvent[], Trouble>> {
  const { sealed, input, seen: before } = state;
  if (sealed === null || before?.final === true) return ok([]);
  const found = await findOperation(sealed, world);
  if (!found.ok) return found;
  const chain = needChain(world, sealed.chain);
  if (!chain.ok) return chain;
  if (found.value === null) {
    if (before !== null) return ok([{ type: WithdrawEvent.gone, version: 1, data: {} }]);
    return displaced(state, world);
  }
  const { transactionHash, blockNumber, succeeded, reason } = found.value;
  const last = await chain.value.block('finalized');
  if (!last.ok) return err(last.error);
  const final = last.value !== null && blockNumber <= last.value.number;
  if (before !== null && !final && before.transactionHash === transactionHash) return ok([]);
  const moved = await movedBy(sealed, input.usdc.token, transactionHash, world);
  if (!moved.ok) return moved;
  const more = succeeded
    ? await otherEffects(sealed, input, transactionHash, {
        chain: chain.value,
        kernel: world.kernel,
      })
    : ok(NO_OTHER);
  if (!more.ok) return more;
  if (moved.value === null || more.value === null) {
    const message = `The chain names ${transactionHash} for it and does not show yet what happened in it.`;
    return err({ code: 'NOT_SHOWN_YET', message });
  }
  const { transfers, alone } = moved.value;
  const paid = transfers
    .filter(({ from, to }) => sameAddress(from, sealed.account) && sameAddress(to, sealed.owner))
    .reduce((sum, { amount }) => sum + amount, 0n);
  const told = { transactionHash, blockNumber, succeeded, reason, final };
  // A sum that may be of more than one operation is never taken for proof.
  const unreadable = more.value.unreadable || (succeeded && !alone);
  const data = { ...told, paid: paid.toString(), more: more.value.more, unreadable };
  return ok([{ type: WithdrawEvent.seen, version: 1, data }]);
}

interface Moved {
  readonly transfers: readonly Transfer[];
  /** Whether the transfers are those of the operation, and of no other in its transaction. */
  readonly alone: boolean;
}

/**
 * What the operation moved; of all its transaction where nobody can tell the two apart. Null while the
 * chain does not show it.
 */
async function movedBy(
  { chain: id, digest }: SealedWithdrawal,
  token: string,
  transactionHash: string,
  world: EarnWorld,
): Promise<Result<Moved | null, Trouble>> {
  const accounts = needSmartAccounts(world, id);
  if (!accounts.ok) return accounts;
  const moves = await accounts.value.movedBy({ transactionHash, userOpHash: digest, token });
  if (!moves.ok) return moves;
  if (moves.value !== null) return ok({ transfers: moves.value.own, alone: true });
  const chain = needChain(world, id);
  if (!chain.ok) return chain;
  const all = await chain.value.transfersIn(transactionHash, token);
  if (!all.ok) return all;
  return ok(all.value === null ? null : { transfers: all.value, alone: false });
}
