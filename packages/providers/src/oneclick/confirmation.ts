const MINUTE = 60_000;

/** Our own cautious figures; 1Click publishes none but "about an hour" for Bitcoin. */
const SLOW_CHAINS: Readonly<Record<string, number>> = {
  btc: 60 * MINUTE,
  bch: 60 * MINUTE,
  ltc: 30 * MINUTE,
  doge: 30 * MINUTE,
  zec: 30 * MINUTE,
  dash: 20 * MINUTE,
  cardano: 10 * MINUTE,
  eth: 5 * MINUTE,
};
const OTHER_CHAINS = 2 * MINUTE;

/**
 * How long a deposit on `blockchain` (1Click's short name) may take to be credited, in
 * milliseconds. A deposit sent later than the requested deadline minus this may be refunded instead
 * of swapped, so nothing is sent after that moment.
 */
export function confirmationTimeMs(blockchain: string | undefined): number {
  if (blockchain === undefined || !Object.hasOwn(SLOW_CHAINS, blockchain)) return OTHER_CHAINS;
  return SLOW_CHAINS[blockchain] ?? OTHER_CHAINS;
}
