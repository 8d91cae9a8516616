/** viem's, named here so that what others import from this package needs no types of viem. */
export type Hex = `0x${string}`;

/** Whole bytes as 0x-prefixed hex of any case. */
export function isBytes(value: unknown): value is Hex {
  return typeof value === 'string' && /^0x(?:[0-9a-fA-F]{2})*$/.test(value);
}

/** Bytes `from` (included) to `to` (not included); shorter where there are fewer. */
export function cut(bytes: Hex, from: number, to?: number): Hex {
  return `0x${bytes.slice(2 + from * 2, to === undefined ? undefined : 2 + to * 2)}`;
}

/** How many bytes. */
export function lengthOf(bytes: Hex): number {
  return (bytes.length - 2) / 2;
}
