/** An address in groups of four, for reading aloud and comparing: `0x` stays with the first. */
export function grouped(
  address: string,
): readonly { readonly at: number; readonly text: string }[] {
  const head = address.startsWith('0x') ? 6 : 4;
  const rest = address.slice(head).match(/.{1,4}/g) ?? [];
  return [address.slice(0, head), ...rest].map((text, at) => ({ at, text }));
}
