/** Chains of the journey, as the program names them. */
export const BASE = 'eip155:8453';
export const ARBITRUM = 'eip155:42161';

/** What the person of the journey wants: whole USDC as they are typed, and in base units. */
export const WANTED = {
  given: { typed: '100', units: 100_000_000n },
  funded: { typed: '60', units: 60_000_000n },
  bought: { typed: '20', units: 20_000_000n },
  crossed: { typed: '15', units: 15_000_000n },
  withdrawn: { typed: '10', units: 10_000_000n },
  /** Of a period. */
  cap: '40',
  /** At most, for the fast way between the chains. */
  bridgeFee: '0.01',
} as const;

/** In wei, on each chain: what the owner pays networks with. */
export const GAS = 10n ** 17n;

/** The time that passes for the money to earn. */
export const MONTH_SECONDS = 30 * 86_400;
/** How long 1tx may act; longer than the month that passes. */
export const GRANT_MS = 90 * 86_400_000;
