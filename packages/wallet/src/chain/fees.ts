import { err, type FeeEstimate, ok, type TransactionCall } from '@countinghouse/core';
import { encodeFunctionData, parseAbi } from 'viem';
import type { ChainContext } from './context.ts';
import { type EndpointAnswer, malformed } from './endpoint.ts';
import { requestFailure } from './failure.ts';
import { blockTag, bytes, feeHistory, quantity } from './wire.ts';

/** Never less: with a tip of zero some block builders leave a transaction lying. */
const LEAST_TIP = 1_000_000n;

/**
 * EIP-1559 prices. The limit is twice the next base fee plus the tip: six full blocks in a row
 * raise the base fee by at most 1.125^6 ≈ 2.03, and what is not needed is not charged.
 */
export function readFees({ pool }: ChainContext): EndpointAnswer<FeeEstimate> {
  return pool.ask(async (endpoint) => {
    const history = await endpoint.call('eth_feeHistory', ['0x5', 'latest', [50]], feeHistory);
    if (!history.ok) return history;
    const { baseFeePerGas, reward } = history.value;
    const next = baseFeePerGas.at(-1);
    if (next === undefined) return err(malformed(endpoint.name, 'eth_feeHistory', 'no base fee'));
    const tips = reward.flatMap((row) => row.slice(0, 1)).sort((a, b) => (a < b ? -1 : 1));
    const middle = tips[Math.floor(tips.length / 2)] ?? LEAST_TIP;
    const maxPriorityFeePerGas = middle > LEAST_TIP ? middle : LEAST_TIP;
    return ok({ maxFeePerGas: next * 2n + maxPriorityFeePerGas, maxPriorityFeePerGas });
  });
}

/**
 * Gas the call would use now, as the node reckons it; the head-room is the caller's. Not every node
 * looks whether the sender has what it sends, so that is asked first.
 */
export function estimateGas({ pool }: ChainContext, call: TransactionCall): EndpointAnswer<bigint> {
  const { from, to, data, value } = call;
  const request = { from, to, data, value: `0x${value.toString(16)}` };
  return pool.ask(async (endpoint) => {
    if (value > 0n) {
      const balance = await endpoint.call('eth_getBalance', [from, blockTag('latest')], quantity);
      if (!balance.ok) return balance;
      if (balance.value < value) {
        return err(
          requestFailure('INSUFFICIENT_FUNDS', 'The account does not hold what it sends.'),
        );
      }
    }
    // Some nodes would count what still waits, which for a replacement is its own original.
    return endpoint.call('eth_estimateGas', [request, blockTag('latest')], quantity);
  });
}

/** Where OP-stack rollups (Base among them) tell what a transaction's data will cost. */
const GAS_PRICE_ORACLE = '0x420000000000000000000000000000000000000F';
const oracleAbi = parseAbi(['function getL1FeeUpperBound(uint256) view returns (uint256)']);

/**
 * What a rollup may charge on top of gas for a transaction of `size` bytes, with half as much again
 * because the parent chain's price moves. Zero where there is no such charge.
 */
export async function readDataFee({ pool }: ChainContext, size: number): EndpointAnswer<bigint> {
  const data = encodeFunctionData({
    abi: oracleAbi,
    functionName: 'getL1FeeUpperBound',
    args: [BigInt(size)],
  });
  const request = { to: GAS_PRICE_ORACLE, data };
  return pool.ask(async (endpoint) => {
    const answer = await endpoint.call('eth_call', [request, blockTag('latest')], bytes);
    if (!answer.ok) return answer;
    if (answer.value === '0x') return ok(0n);
    return answer.value.length === 66
      ? ok((BigInt(answer.value) * 3n + 1n) / 2n)
      : err(malformed(endpoint.name, 'getL1FeeUpperBound', 'not one number'));
  });
}
