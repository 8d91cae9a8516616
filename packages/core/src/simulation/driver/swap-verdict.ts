import type { ActionRow } from '../../ports/ledger.ts';
import { depositsOf } from '../audit/effects.ts';
import type { Finding } from '../audit/finding.ts';
import type { SimChain } from '../chain/chain.ts';
import type { SimOrder } from '../provider/order.ts';
import type { SimWorld } from '../world.ts';
import type { Errand } from './errand.ts';
import { orderOf } from './outside.ts';

/** Whether a swap ended as the chains say it did. */
export function judgeSwap(world: SimWorld, row: ActionRow, errand: Errand): readonly Finding[] {
  if (row.open) return [];
  const truth = (holds: boolean, why: string): readonly Finding[] =>
    holds ? [] : [{ rule: 'false-end', detail: `${errand.name} is ${row.status}, but ${why}` }];
  const order = orderOf(world, row);
  if (order === undefined) return truth(row.status !== 'done', 'there is no order');
  if (errand.payment === null) return truth(false, 'nobody was to be paid');
  const { to, token } = errand.payment;
  const paidOut = received(chainOf(world, order.to.blockchain), to, token);
  const back = received(
    chainOf(world, order.from.blockchain),
    order.request.refundTo,
    order.from.contract,
    order.refunds,
  );
  const ours = [...world.chains.values()].flatMap((chain) => depositsOf(world, chain, order));
  const honest = order.to.blockchain !== 'btc' || row.sentence.includes('not verified');
  switch (row.status) {
    case 'done':
      return [
        ...truth(paidOut >= order.quote.minAmountOut, `only ${paidOut} were paid out`),
        ...truth(honest, 'nobody here can have seen that'),
      ];
    case 'done with part refunded':
      return truth(paidOut > 0n && back > 0n, `${paidOut} were paid out, ${back} came back`);
    case 'refunded':
      return truth(back > 0n && paidOut === 0n, `${back} came back, ${paidOut} were paid out`);
    case 'cancelled':
    case 'expired':
      return truth(ours.length === 0, `${ours[0]?.hash} paid the deposit`);
    case 'failed':
      return truth(paidOut === 0n, `${paidOut} were paid out`);
    default:
      return truth(false, 'that is no end');
  }
}

function chainOf(world: SimWorld, blockchain: SimOrder['from']['blockchain']): SimChain {
  if (blockchain === 'btc') return world.bitcoin;
  return blockchain === 'base' ? world.base : world.arbitrum;
}

/** What an address has got of a token, by any transaction or by the named ones. */
function received(
  chain: SimChain,
  to: string,
  token: string | null,
  hashes?: readonly string[],
): bigint {
  let sum = 0n;
  for (const entry of chain.mined()) {
    if (hashes !== undefined && !hashes.includes(entry.hash)) continue;
    for (const transfer of entry.transfers) {
      const fits =
        transfer.to === to.toLowerCase() && transfer.token === (token?.toLowerCase() ?? null);
      if (fits) sum += transfer.amount;
    }
  }
  return sum;
}
