import type { TypedDataPayload } from '@countinghouse/core';
import { isAddress, isHex, recoverAddress } from 'viem';
import { enableDigest } from '../kernel/grant/enable-digest.ts';

/** EIP-712: whether `address` signed this grant. Never throws, whatever it is handed. */
export async function grantSignedBy(
  address: string,
  payload: TypedDataPayload,
  signature: string,
): Promise<boolean> {
  if (!isHex(signature) || !isAddress(address, { strict: false })) return false;
  try {
    const hash = enableDigest(payload.typedData);
    const by = await recoverAddress({ hash, signature });
    return by.toLowerCase() === address.toLowerCase();
  } catch {
    // viem throws on whatever is no such message or no such signature.
    return false;
  }
}
