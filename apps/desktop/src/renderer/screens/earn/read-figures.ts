/** A yield as people read it: `5.2` is "5.20%". What nobody knows is a dash. */
export function readApy(apy: string | null, locale: string): string {
  const value = apy === null ? Number.NaN : Number(apy);
  if (!Number.isFinite(value)) return 'not known';
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return `${value.toLocaleString(locale, digits)}%`;
}

/** What lies in an instrument: "$12.3M". For reading only. */
export function readTvl(usd: string | null, locale: string): string {
  const value = usd === null ? Number.NaN : Number(usd);
  if (!Number.isFinite(value)) return 'not known';
  const style = { notation: 'compact', maximumFractionDigits: 1 } as const;
  return `$${value.toLocaleString(locale, style)}`;
}

const LEAST = 0.01;

/** USDC of a plot, in cents, never more than there is: under one is said to be. For reading only. */
export function readUsdc(value: number, locale: string): string {
  const style = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;
  if (value > 0 && value < LEAST) return `under ${LEAST.toLocaleString(locale, style)}`;
  return value.toLocaleString(locale, { ...style, roundingMode: 'floor' });
}

/** For sorting: what is not known comes last, however one sorts. */
export function figure(text: string | null): number {
  const value = text === null ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : Number.NEGATIVE_INFINITY;
}
