import { sha256 } from '@noble/hashes/sha2.js';
import { createBase58check } from '@scure/base';
import { Address } from '@scure/btc-signer';
import { ok } from '../result/result.ts';
import type { AddressCodec } from './address.ts';
import { refuse } from './address.ts';
import { attempt } from './attempt.ts';

const base58check = createBase58check(sha256);

/** What tells the addresses of one chain of the Bitcoin family from those of the others. */
export type BitcoinNetwork = {
  readonly name: string;
  /** Human-readable part of segwit addresses; left away where the chain has none. */
  readonly bech32?: string;
  readonly pubKeyHash: number;
  readonly scriptHash: number;
  /** Version bytes and human-readable parts of its test networks. */
  readonly testVersions: readonly number[];
  readonly testBech32: readonly string[];
};

/** Bitcoin: BIP-13, BIP-173, BIP-350. */
export const BITCOIN: BitcoinNetwork = {
  name: 'Bitcoin',
  bech32: 'bc',
  pubKeyHash: 0x00,
  scriptHash: 0x05,
  testVersions: [0x6f, 0xc4],
  testBech32: ['tb', 'bcrt'],
};

/** Litecoin. Its old script addresses begin with 3 as Bitcoin's do, and are not taken for that reason. */
export const LITECOIN: BitcoinNetwork = {
  name: 'Litecoin',
  bech32: 'ltc',
  pubKeyHash: 0x30,
  scriptHash: 0x32,
  testVersions: [0x6f, 0xc4, 0x3a],
  testBech32: ['tltc', 'rltc'],
};

/** Dogecoin: base58 only. */
export const DOGECOIN: BitcoinNetwork = {
  name: 'Dogecoin',
  pubKeyHash: 0x1e,
  scriptHash: 0x16,
  testVersions: [0x71, 0x6f, 0xc4],
  testBech32: [],
};

/** Dash: base58 only. */
export const DASH: BitcoinNetwork = {
  name: 'Dash',
  pubKeyHash: 0x4c,
  scriptHash: 0x10,
  testVersions: [0x8c, 0x13],
  testBech32: [],
};

const KINDS: Readonly<Record<string, string>> = {
  pkh: 'p2pkh',
  sh: 'p2sh',
  wpkh: 'p2wpkh',
  wsh: 'p2wsh',
  tr: 'p2tr',
};

/** The codec of one chain of the Bitcoin family: base58check, and segwit where the chain has it. */
export function bitcoinAddress(network: BitcoinNetwork): AddressCodec {
  // The codec wants a private-key version too; it plays no part in addresses. A human-readable part
  // that is never typed stands for "no segwit".
  const codec = Address({ ...network, bech32: network.bech32 ?? '', wif: 0x80 });
  return (text) => {
    const lower = text.toLowerCase();
    const oneCase = text === lower || text === text.toUpperCase();
    const prefix = oneCase ? lower.slice(0, lower.lastIndexOf('1')) : '';
    if (network.testBech32.includes(prefix)) return testNetwork(network);
    const decoded = attempt(() => codec.decode(text));
    const kind = decoded === undefined ? undefined : KINDS[decoded.type];
    if (decoded !== undefined && kind !== undefined) {
      const address = decoded.type === 'pkh' || decoded.type === 'sh' ? text : lower;
      return ok({ address, identity: address, kind, proof: 'checksum', notes: [] });
    }
    if (decoded !== undefined) {
      return refuse('NOT_PAYABLE', 'Anyone could spend what is sent to this address.');
    }
    if (network.bech32 !== undefined && lower.startsWith(`${network.bech32}1`)) {
      return refuse(
        'BAD_CHECKSUM',
        `A character of this ${network.name} address is wrong, or it is of a version not in use yet.`,
      );
    }
    return refuseBase58(text, network);
  };
}

function refuseBase58(text: string, network: BitcoinNetwork) {
  const bytes = attempt(() => base58check.decode(text));
  const version = bytes?.length === 21 ? bytes[0] : undefined;
  if (version !== undefined && network.testVersions.includes(version)) return testNetwork(network);
  if (version !== undefined) {
    return refuse('OTHER_CHAIN', `This address is of another chain than ${network.name}.`);
  }
  return /^[1-9A-HJ-NP-Za-km-z]{25,36}$/u.test(text)
    ? refuse('BAD_CHECKSUM', `A character of this ${network.name} address is wrong.`)
    : refuse('BAD_FORM', `This is not a ${network.name} address.`);
}

function testNetwork(network: BitcoinNetwork) {
  return refuse('WRONG_NETWORK', `This address is of a ${network.name} test network.`);
}
