import { concat, hexToBigInt, numberToHex } from 'viem';

/**
 * The key (upper 192 bits) of an operation that the owner signs: mode 0, validation by the account's
 * root, and a lane of 16 bits. Operations of one lane happen one after the other; lane 0 is the one
 * services use, so that there an operation of ours and one that is in doubt exclude each other.
 */
export function rootNonceKey(lane = 0): bigint {
  return hexToBigInt(concat([`0x${'00'.repeat(22)}`, numberToHex(lane, { size: 2 })]));
}
