import { evmChainNumber, formatAmount } from '@countinghouse/core';

export interface PaymentRequest {
  readonly chain: string;
  readonly address: string;
  readonly memo: string | null;
  /** Contract of the token on an EVM chain; null for the coin, and elsewhere. */
  readonly token: string | null;
  readonly native: boolean;
  readonly units: string;
  readonly decimals: number;
}

const BITCOIN = 'bip122:000000000019d6689c085ae165831e93';

/**
 * What goes into a QR code: EIP-681 on EVM chains, BIP-21 for bitcoin, and the plain address where
 * wallets agree on nothing. A wallet that reads only the address still pays to the right place.
 */
export function paymentUri(request: PaymentRequest): string {
  const { chain, address, memo, token, native, units, decimals } = request;
  // No scheme carries a memo in a way that every wallet heeds: it must be read and typed.
  if (memo !== null) return address;
  const number = evmChainNumber(chain);
  if (number !== undefined && token !== null) {
    return `ethereum:${token}@${number}/transfer?address=${address}&uint256=${units}`;
  }
  if (number !== undefined && native) return `ethereum:${address}@${number}?value=${units}`;
  if (chain === BITCOIN) {
    return `bitcoin:${address}?amount=${formatAmount(BigInt(units), decimals)}`;
  }
  return address;
}
