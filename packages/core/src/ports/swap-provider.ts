import type { Result } from '../result/result.ts';
import type { Instant } from './clock.ts';

/** What went wrong when asking a service, the same shape for every provider. */
export interface ProviderFailure {
  readonly kind:
    | 'unavailable'
    | 'rate-limited'
    | 'unauthorized'
    | 'refused'
    | 'malformed'
    | 'invalid';
  /** Closed per provider, e.g. `AMOUNT_TOO_LOW`, `NO_LIQUIDITY`, `ROUTE_CLOSED`. */
  readonly code: string;
  /** A sentence a person can act on. */
  readonly message: string;
  readonly provider: string;
  readonly operation: string;
  readonly status?: number;
  readonly requestId?: string;
  readonly correlationId?: string;
  readonly retryAfterMs?: number;
  /** True when the call may have taken effect although no good answer came back. */
  readonly mayHaveHappened: boolean;
}

export type ProviderResult<T> = Promise<Result<T, ProviderFailure>>;

export interface SwapToken {
  /** The provider's own id, opaque. */
  readonly id: string;
  readonly blockchain: string;
  readonly symbol: string;
  readonly decimals: number;
  readonly contract: string | null;
  /** USD for one whole token as a decimal string, with the time it was taken. */
  readonly priceUsd: string;
  readonly pricedAt: Instant;
}

export type SwapType = 'EXACT_INPUT' | 'EXACT_OUTPUT' | 'FLEX_INPUT';

export interface AppFee {
  readonly recipient: string;
  readonly basisPoints: number;
}

/** What we ask for. Amounts are base units: of the origin asset, or of the destination for EXACT_OUTPUT. */
export interface SwapRequest {
  readonly dry: boolean;
  readonly swapType: SwapType;
  readonly slippageBasisPoints: number;
  readonly originAsset: string;
  readonly destinationAsset: string;
  readonly amount: bigint;
  readonly refundTo: string;
  readonly recipient: string;
  readonly deadline: Instant;
  readonly depositMode: 'SIMPLE' | 'MEMO';
  readonly appFees: readonly AppFee[];
}

/** The request as the provider says it understood it; open strings, because it may lie. */
export interface SwapEcho {
  readonly dry: boolean;
  readonly swapType: string;
  readonly slippageBasisPoints: number;
  readonly originAsset: string;
  readonly destinationAsset: string;
  readonly amount: bigint;
  readonly refundTo: string;
  readonly refundType: string;
  readonly recipient: string;
  readonly recipientType: string;
  readonly depositType: string;
  readonly depositMode: string | null;
  readonly deadline: Instant;
  readonly appFees: readonly AppFee[];
  /** Names of what the answer says of where the money goes and nobody asked for; empty as a rule. */
  readonly unasked: readonly string[];
}

/** What the provider's signature proves. `valid` is null where it sent none. */
export interface QuoteProof {
  readonly valid: boolean | null;
  readonly publicKey: string;
  readonly problem: string | null;
}

export interface SwapQuote {
  /** The answer byte for byte: the person's only proof. */
  readonly received: string;
  readonly correlationId: string;
  readonly at: Instant;
  readonly proof: QuoteProof;
  readonly echo: SwapEcho;
  readonly amountIn: bigint;
  readonly minAmountIn: bigint;
  readonly amountOut: bigint;
  readonly minAmountOut: bigint;
  readonly depositAddress: string | null;
  readonly depositMemo: string | null;
  /** When the address goes cold: the requested deadline plus about three days. Not the refund time. */
  readonly inactiveAt: Instant | null;
  readonly timeEstimateMs: number;
  readonly refundFee: bigint | null;
  readonly withdrawFee: bigint | null;
}

export interface SwapStatus {
  /** Verbatim, e.g. `PENDING_DEPOSIT`; unknown words are possible. */
  readonly status: string;
  readonly updatedAt: Instant;
  readonly correlationId: string;
  readonly amountIn: bigint | null;
  readonly amountOut: bigint | null;
  readonly depositedAmount: bigint | null;
  readonly refundedAmount: bigint | null;
  readonly refundReason: string | null;
  readonly originTransactions: readonly string[];
  readonly destinationTransactions: readonly string[];
  /** The answer byte for byte. */
  readonly received: string;
}

export interface DepositKey {
  readonly depositAddress: string;
  readonly depositMemo: string | null;
}

/** A service that swaps what arrives at a deposit address. */
export interface SwapProviderPort {
  readonly provider: string;
  tokens(): ProviderResult<readonly SwapToken[]>;
  quote(request: SwapRequest): ProviderResult<SwapQuote>;
  status(key: DepositKey): ProviderResult<SwapStatus>;
  /** Speeds detection up; repeating it or leaving it out changes nothing else. */
  submitDeposit(key: DepositKey & { readonly transactionHash: string }): ProviderResult<SwapStatus>;
  /** One spelling for ids that mean the same asset. Pure. */
  canonicalAsset(id: string): string;
}
