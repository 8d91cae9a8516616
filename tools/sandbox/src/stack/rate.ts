const YEAR = 31_536_000n;
const RAY = 10n ** 27n;

/** Percent a year as the gain of a second in rays, as a vault keeps it. */
export const ratePerSecond = (percent: number): bigint =>
  (BigInt(Math.round(percent * 1e6)) * RAY) / 100_000_000n / YEAR;
