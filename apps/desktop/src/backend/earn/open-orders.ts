import { ordersUnderWay } from '@countinghouse/core';
import type { EarnAccount } from '../../contract/earn.ts';
import { amountOf, assetIn } from '../amounts.ts';
import { namedChain } from '../names.ts';
import type { OpenHouse } from '../open-house.ts';

/** Orders of an account that were asked for and that nobody knows the end of. */
export async function openOrders(
  { ledger }: Pick<OpenHouse, 'ledger'>,
  account: string,
): Promise<EarnAccount['orders']> {
  const orders = await ordersUnderWay(ledger, account);
  return orders.map(({ row: { id, sentence, summary }, givenUp, takes }) => {
    const asset = assetIn(summary.pays);
    return {
      ...{ actionId: id, sentence, givenUp },
      takes:
        takes === null || asset === null
          ? null
          : { chain: namedChain(String(summary.chain)), usdc: amountOf(asset, takes) },
    };
  });
}
