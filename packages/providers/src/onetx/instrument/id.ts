import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';

const ID = /^0x[0-9a-fA-F]{64}$/;
const ADDRESS = /^0x[0-9a-fA-F]{40}$/;

export function isInstrumentId(text: unknown): text is string {
  return typeof text === 'string' && ID.test(text);
}

/** One spelling for ids that are the same: the case of the digits carries no meaning. */
export function canonicalInstrumentId(id: string): string {
  return ID.test(id) ? id.toLowerCase() : id;
}

/** The EIP-155 number in the first four bytes of an id; `undefined` for what is no id, and for 0. */
export function chainNumberOf(id: unknown): number | undefined {
  const chain = isInstrumentId(id) ? Number.parseInt(id.slice(2, 10), 16) : 0;
  return chain === 0 ? undefined : chain;
}

/**
 * The id of an instrument: the chain's number in four bytes, then the first 28 bytes of
 * keccak256(abi.encode(execution, market)).
 *
 * @param execution the contract the router deposits into, an address
 * @param market 32 bytes as hex
 * @returns lower case; `undefined` if a part is not of its form
 */
export function instrumentIdOf(
  chain: number,
  execution: string,
  market: string,
): string | undefined {
  if (!Number.isInteger(chain) || chain < 1 || chain > 0xffffffff) return undefined;
  const account = addressWord(execution);
  const id = word(market);
  if (account === undefined || id === undefined) return undefined;
  const digest = keccak_256(concatBytes(account, id));
  return `0x${chain.toString(16).padStart(8, '0')}${bytesToHex(digest.subarray(0, 28))}`;
}

/** keccak256(abi.encode(address)), as hex: how Aave's markets are named. */
export function hashedAddress(address: string): string | undefined {
  const encoded = addressWord(address);
  return encoded === undefined ? undefined : `0x${bytesToHex(keccak_256(encoded))}`;
}

/** An address as the 32 bytes an ABI makes of it, as hex. */
export function paddedAddress(address: string): string | undefined {
  const encoded = addressWord(address);
  return encoded === undefined ? undefined : `0x${bytesToHex(encoded)}`;
}

function addressWord(address: string): Uint8Array | undefined {
  return ADDRESS.test(address)
    ? hexToBytes(address.slice(2).toLowerCase().padStart(64, '0'))
    : undefined;
}

function word(hex: string): Uint8Array | undefined {
  return ID.test(hex) ? hexToBytes(hex.slice(2).toLowerCase()) : undefined;
}
