/** A token contract that exists on each local chain, at the same address on all of them. */
export interface TokenPlan {
  readonly symbol: string;
  readonly name: string;
  readonly decimals: number;
  /** Whole supply, in whole tokens. */
  readonly supply: bigint;
}

export const TOKEN_PLANS: readonly TokenPlan[] = [
  { symbol: 'USDC', name: 'Sandbox USD Coin', decimals: 6, supply: 10_000_000_000n },
  { symbol: 'DAI', name: 'Sandbox Dai', decimals: 18, supply: 10_000_000_000n },
];

/** Whole tokens and ether given to each person's account, and to treasury and faucet, at the start. */
export const FUNDING = { users: 5, userTokens: 100_000n, roleTokens: 1_000_000_000n } as const;
