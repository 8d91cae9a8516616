import type { EvmTransactionPayload, Review } from '@countinghouse/core';
import { decodePayload } from '../review/decode-payload.ts';

const RECIPIENT = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';

/** A review of a payment of 1,000 wei that the gate lets through; change the payload at will. */
export function sampleReview(input: {
  readonly from: string;
  readonly now: number;
  readonly payload?: Partial<EvmTransactionPayload>;
}): Review {
  const payload: EvmTransactionPayload = {
    kind: 'evm-transaction',
    chain: 'eip155:8453',
    from: input.from,
    to: RECIPIENT,
    value: '1000',
    data: '0x',
    gas: '21000',
    maxFeePerGas: '2000000000',
    maxPriorityFeePerGas: '1000000',
    ...input.payload,
  };
  const decoded = decodePayload(payload);
  const moves = decoded.kind === 'native-transfer' || decoded.kind === 'erc20-transfer';
  const amount = {
    asset: 'eip155:8453/slip44:60',
    symbol: 'ETH',
    decimals: 18,
    units: moves ? decoded.units : '0',
  };
  return {
    version: 1,
    actionId: 'action-1',
    purpose: 'send',
    payload,
    decoded,
    payer: input.from,
    pays: amount,
    receiver: moves ? decoded.recipient : input.from,
    receives: amount,
    receivesAtLeast: amount,
    through: null,
    to: moves
      ? decoded.recipient
      : decoded.kind === 'user-operation'
        ? decoded.account
        : input.from,
    networkFeeAtMost: { ...amount, units: '42000000000000' },
    otherFees: [],
    refundTo: null,
    validUntil: input.now + 120_000,
    preparedAt: input.now,
    warnings: [],
    compare: RECIPIENT,
  };
}
