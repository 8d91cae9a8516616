import type { SiteBook } from './books.ts';
import { distance, total } from './vault-flows.ts';

/** What the owner has paid to one network, in wei, and whether that is all that left the wallet. */
export interface NetworkFees {
  readonly chain: number;
  readonly transactions: number;
  readonly paid: bigint;
  /** Wei that left the wallet for another reason. */
  readonly error: bigint;
}

/** Sums up the fees of every transaction the owner has sent, which moved money as all of them do. */
export async function networkFees(
  { site, moved, now }: SiteBook,
  given: bigint,
): Promise<NetworkFees> {
  const { client, owner, chain } = site;
  const fees: bigint[] = [];
  for (const { hash } of moved) {
    const receipt = await client.getTransactionReceipt({ hash });
    if (receipt.from.toLowerCase() !== owner.toLowerCase()) continue;
    fees.push(receipt.gasUsed * receipt.effectiveGasPrice);
  }
  const paid = total(fees);
  const sent = await client.getTransactionCount({ address: owner });
  // One that moved nothing would be in no list of ours.
  const unlisted = distance(BigInt(sent), BigInt(fees.length));
  return {
    chain: chain.id,
    transactions: sent,
    paid,
    error: distance(given - now.gas, paid) + unlisted,
  };
}
