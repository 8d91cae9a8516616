import type { EarnInstrument, OrderInstrument } from '@countinghouse/core';

/** The token that is held of an instrument, and whether its id says that it is this one. */
interface Held {
  readonly token: string;
  readonly check: OrderInstrument['check'];
}

/**
 * What of an instrument is held: the token that its id proves, whatever else the list names. Of a pool
 * the id proves where deposits go, and not what stands for them; then it is the list's word.
 *
 * @returns null where nothing is named
 */
export function heldOf(one: EarnInstrument): Held | null {
  const { check, protocolAddress, yieldToken } = one;
  if (check.result === 'checked') {
    const { proves } = check;
    const { address } = yieldToken;
    if (proves.includes('yieldTokenAddress') && address !== null) return proven(address);
    // An id made of one address alone is a vault's, and a vault is its own token.
    const vault = proves.length === 1 && proves[0] === 'protocolAddress';
    if (vault && protocolAddress !== null) return proven(protocolAddress);
  }
  const token = yieldToken.address ?? protocolAddress;
  return token === null ? null : { token, check: 'cannot-be-checked' };
}

/** The token that is deposited, as far as it is named by an address. */
export function takenOf(named: unknown): string | null {
  return typeof named === 'string' && /^0x[0-9a-fA-F]{40}$/.test(named) ? named : null;
}

function proven(token: string): Held {
  return { token, check: 'checked' };
}
