/** EVM addresses and bytes are hex numbers; only their case may differ (EIP-55). */
export function sameHex(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
