/**
 * An EIP-1559 transaction as it will be signed, apart from its nonce. The nonce belongs to the
 * send lane and is chosen at signing; everything a person decides about stands here.
 * Amounts are decimal strings of base units so that the payload can be digested.
 */
export interface EvmTransactionPayload {
  readonly kind: 'evm-transaction';
  /** CAIP-2, e.g. `eip155:8453`. */
  readonly chain: string;
  readonly from: string;
  readonly to: string;
  readonly value: string;
  readonly data: string;
  readonly gas: string;
  readonly maxFeePerGas: string;
  readonly maxPriorityFeePerGas: string;
}
