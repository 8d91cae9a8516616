import { isAddress, isHex, recoverMessageAddress, toHex } from 'viem';

/** EIP-191: whether `address` signed these bytes. Never throws. */
export async function signedBy(
  address: string,
  message: Uint8Array,
  signature: string,
): Promise<boolean> {
  if (!isHex(signature) || !isAddress(address, { strict: false })) return false;
  try {
    const by = await recoverMessageAddress({ message: { raw: toHex(message) }, signature });
    return by.toLowerCase() === address.toLowerCase();
  } catch {
    // viem throws on a signature that is no point of the curve.
    return false;
  }
}
