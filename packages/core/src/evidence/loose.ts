/** An object of unknown content. */
export type Loose = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** EVM addresses and hashes are numbers in hex; anything else is compared letter by letter. */
export function sameHex(a: unknown, b: unknown): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return false;
  return a === b || (/^0x[0-9a-fA-F]+$/.test(a) && a.toLowerCase() === b.toLowerCase());
}

/** A plain value as text. Objects have none: one with a `toString` of its own would throw. */
export function word(value: unknown): string {
  return typeof value === 'object' ? '' : String(value);
}

/** A JSON number; NaN for anything else. */
export function count(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}
