import type { Book } from './book.ts';
import { badRequest } from './errors.ts';
import type { Order } from './order.ts';
import { orderFor } from './status.ts';
import type { SubmitRequest } from './wire.ts';

/**
 * Takes notice of a deposit transaction. Nothing is believed: on a local chain the transaction must
 * exist, and only what the chain shows is ever credited. It merely makes KNOWN_DEPOSIT_TX earlier.
 */
export async function submitDeposit(book: Book, body: SubmitRequest): Promise<Order> {
  const order = orderFor(book, body.depositAddress, body.memo);
  const rail = order.origin?.rail;
  const local = rail?.kind === 'local' && order.request.depositType === 'ORIGIN_CHAIN';
  if (local && !/^0x[0-9a-fA-F]{64}$/.test(body.txHash)) throw badRequest('txHash is not valid');
  if (order.behaviour.blind === true) return order;
  if (local) {
    const found = await rail.chain.rpc('eth_getTransactionByHash', body.txHash);
    if (found === null) return order;
  }
  if (order.state === 'PENDING_DEPOSIT') order.submitted.add(body.txHash);
  return order;
}
