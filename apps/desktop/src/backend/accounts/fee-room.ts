import { gasLimit, SIGNED_BYTES } from '@countinghouse/core';
import type { Answer } from '../../contract/result.ts';
import { failed, ofPart, refuse } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';

/** This payment, one more after it, and as much again for a price that rises before the review. */
const TIMES = 3n;

/**
 * What should stay behind of a chain's coin when the rest of it is paid, in base units: three times what
 * one transfer costs at most at this moment, reckoned as the review reckons it. What stays is enough even
 * if the price of gas has trebled by then; and unless it has, enough for another payment.
 */
export async function feeRoom(
  { outside }: OpenHouse,
  { account, chain: id }: InputOf<'accounts', 'feeRoom'>,
): Promise<Answer<{ units: string }>> {
  const chain = outside.chains.get(id);
  if (chain === undefined) {
    return refuse('REFUSED', 'No endpoint of this chain is set up.', 'NO_CHAIN');
  }
  const call = { from: account, to: account, value: 0n, data: '0x' };
  const [fees, estimate, dataFee] = await Promise.all([
    chain.fees(),
    chain.estimateGas(call),
    chain.dataFee(SIGNED_BYTES),
  ]);
  if (!fees.ok) return failed(ofPart(fees.error));
  if (!dataFee.ok) return failed(ofPart(dataFee.error));
  // Some nodes refuse to reckon for an account that holds nothing.
  const gas = gasLimit(estimate.ok ? estimate.value : null);
  const most = gas * fees.value.maxFeePerGas + dataFee.value;
  return { ok: true, value: { units: (most * TIMES).toString() } };
}
