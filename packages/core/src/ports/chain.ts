import type { Result } from '../result/result.ts';
import type { Instant } from './clock.ts';

export type ChainFailureCode =
  | 'CHAIN_UNAVAILABLE'
  | 'CHAIN_WRONG_ID'
  | 'CHAIN_MALFORMED'
  /** The node says this nonce is used up. It is not proof that our transaction is on chain. */
  | 'NONCE_TOO_LOW'
  | 'REPLACEMENT_UNDERPRICED'
  | 'INSUFFICIENT_FUNDS'
  | 'WOULD_REVERT'
  | 'TRANSACTION_REFUSED';

export interface ChainFailure {
  readonly code: ChainFailureCode;
  readonly message: string;
  readonly retryAfterMs?: number;
}

/** Whether it may be otherwise at the next look, and says nothing of what was asked about. */
export function mayPass({ code }: ChainFailure): boolean {
  return code === 'CHAIN_UNAVAILABLE' || code === 'CHAIN_WRONG_ID';
}

export type ChainResult<T> = Promise<Result<T, ChainFailure>>;

/** Prices per gas in base units of the chain's native asset. */
export interface FeeEstimate {
  readonly maxFeePerGas: bigint;
  readonly maxPriorityFeePerGas: bigint;
}

export interface TransactionCall {
  readonly from: string;
  readonly to: string;
  readonly value: bigint;
  /** 0x-prefixed; `0x` for none. */
  readonly data: string;
}

/** A transaction the node knows. `blockNumber` is null while it waits. */
export interface SeenTransaction extends TransactionCall {
  readonly hash: string;
  readonly nonce: number;
  readonly blockNumber: number | null;
}

export interface Receipt {
  readonly hash: string;
  readonly blockNumber: number;
  readonly blockHash: string;
  /** False: it was mined and reverted; the fee is gone, the effect did not happen. */
  readonly succeeded: boolean;
  /** Base units of the native asset actually paid. */
  readonly fee: bigint;
}

export interface BlockMark {
  readonly number: number;
  readonly hash: string;
  readonly at: Instant;
}

/** A movement of `amount` base units of `token` (null: the native asset) seen on chain. */
export interface Transfer {
  readonly token: string | null;
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
  readonly transactionHash: string;
  readonly blockNumber: number;
  readonly logIndex: number;
}

/** One EVM chain. Addresses are 0x-prefixed; every method may fail, none throws. */
export interface ChainPort {
  /** CAIP-2. */
  readonly chain: string;
  balance(address: string, token: string | null): ChainResult<bigint>;
  /** Transactions sent by `address`, as of the block tag. */
  nonce(address: string, at: 'latest' | 'pending' | 'finalized'): ChainResult<number>;
  fees(): ChainResult<FeeEstimate>;
  estimateGas(call: TransactionCall): ChainResult<bigint>;
  block(at: 'latest' | 'finalized' | number): ChainResult<BlockMark | null>;
  transaction(hash: string): ChainResult<SeenTransaction | null>;
  receipt(hash: string): ChainResult<Receipt | null>;
  /** Hands signed bytes to the network. "Already known" is success. */
  broadcast(raw: string): ChainResult<{ readonly hash: string }>;
  /** Transfers to `to` in the given blocks; for the native asset only top-level transactions are seen. */
  transfersTo(query: {
    readonly to: string;
    readonly token: string | null;
    readonly fromBlock: number;
    readonly toBlock: number;
  }): ChainResult<readonly Transfer[]>;
  /**
   * The mined transaction by which `account` used up `nonce`, searched from `fromBlock` to the last
   * final block. Null: none there; a failure: the node cannot tell (pruned state). Only this proves
   * that a nonce went to another transaction.
   */
  minedWithNonce(query: {
    readonly account: string;
    readonly nonce: number;
    readonly fromBlock: number;
  }): ChainResult<SeenTransaction | null>;
  /** What a rollup may charge for `size` bytes of transaction on top of gas; 0 elsewhere. */
  dataFee(size: number): ChainResult<bigint>;
  /**
   * The decimals a token's own contract tells; null where it tells none. A list of a service may say
   * anything, and what a person reads as an amount hangs on them.
   */
  decimals(token: string): ChainResult<number | null>;
  /** Whether code lives at an address. */
  hasCode(address: string): ChainResult<boolean>;
  /** What one mined transaction moved of `token`; null while it is not mined. */
  transfersIn(hash: string, token: string | null): ChainResult<readonly Transfer[] | null>;
}
