import type { Trouble } from '../../action/definition.ts';
import { needChain } from '../../action/world.ts';
import type { NewEvent } from '../../ports/ledger.ts';
import { err, ok, type Result } from '../../result/result.ts';
import { sameAddress } from '../shape.ts';
import type { EarnWorld } from '../world.ts';
import { displaced } from './displaced.ts';
import { findOperation } from './find-operation.ts';
import { NO_OTHER, otherEffects } from './other-effects.ts';
import { WithdrawEvent, type WithdrawState } from './state.ts';

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
  const moved = await chain.value.transfersIn(transactionHash, input.usdc.token);
  if (!moved.ok) return moved;
  const paid = (moved.value ?? [])
    .filter(({ from, to }) => sameAddress(from, sealed.account) && sameAddress(to, sealed.owner))
    .reduce((sum, { amount }) => sum + amount, 0n);
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
  const told = { transactionHash, blockNumber, succeeded, reason, final };
  const data = { ...told, paid: paid.toString(), ...more.value };
  return ok([{ type: WithdrawEvent.seen, version: 1, data }]);
}
