/**
 * Answers as tests look at them: every field that some answer has, none of them certain. What is
 * really there is what the tests find out.
 */
export interface Body {
  readonly message: string;
  readonly status: string;
  readonly correlationId: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly quoteRequest: Readonly<Record<string, unknown>>;
  readonly quote: QuoteFields;
  readonly quoteResponse: Body;
  readonly swapDetails: SwapFields;
  readonly withdrawals: readonly { readonly amountOut: string }[];
  /** Of the control. */
  readonly post: readonly string[];
  readonly now: string;
}

/** Fields of a quote. */
export interface QuoteFields {
  readonly [name: string]: unknown;
  readonly depositAddress: string;
  readonly depositMemo: string;
  readonly deadline: string;
  readonly timeWhenInactive: string;
  readonly amountIn: string;
  readonly minAmountIn: string;
  readonly amountOut: string;
  readonly minAmountOut: string;
  readonly refundFee: string;
}

/** Fields of `swapDetails`. */
export interface SwapFields {
  readonly amountIn: string | null;
  readonly amountOut: string | null;
  readonly refundedAmount: string;
  readonly depositedAmount: string | null;
  readonly refundReason: string | null;
  readonly originChainTxHashes: readonly { readonly hash: `0x${string}` }[];
  readonly destinationChainTxHashes: readonly { readonly hash: `0x${string}` }[];
}

/** A line of the token list. */
export interface TokenLine {
  readonly assetId: string;
  readonly blockchain: string;
  readonly symbol: string;
  readonly price: number;
  readonly contractAddress?: string | null;
}
