import { sha256 } from '@noble/hashes/sha2.js';
import { base58, base58xrp, bech32, bech32m, createBase58check } from '@scure/base';
import { isAddress } from 'viem';

const base58check = createBase58check(sha256);

function succeeds(decode: () => unknown): boolean {
  try {
    return Boolean(decode());
  } catch {
    return false;
  }
}

const checked58 = (versions: readonly number[]) => (text: string) =>
  succeeds(() => versions.includes(base58check.decode(text)[0] ?? -1));
const segwit = (prefix: string) => (text: string) =>
  [bech32, bech32m].some((codec) =>
    succeeds(() => codec.decode(text as `${string}1${string}`).prefix === prefix),
  );
const anyOf =
  (...tests: readonly ((text: string) => boolean)[]) =>
  (text: string) =>
    tests.some((test) => test(text));
const matches = (pattern: RegExp) => (text: string) => pattern.test(text);
const evm = (text: string): boolean => isAddress(text, { strict: false });
const near = matches(/^(?=.{2,64}$)(([a-z\d]+[-_])*[a-z\d]+\.)*([a-z\d]+[-_])*[a-z\d]+$/);
const hex32 = matches(/^0x[0-9a-fA-F]{1,64}$/);

const RULES: Readonly<Record<string, (text: string) => boolean>> = {
  btc: anyOf(checked58([0x00, 0x05]), segwit('bc')),
  ltc: anyOf(checked58([0x30, 0x32]), segwit('ltc')),
  doge: checked58([0x1e, 0x16]),
  dash: checked58([0x4c, 0x10]),
  zec: anyOf(checked58([0x1c]), matches(/^u1[02-9ac-hj-np-z]{50,}$/)),
  sol: (text) => succeeds(() => base58.decode(text).length === 32),
  fogo: (text) => succeeds(() => base58.decode(text).length === 32),
  // Tagged X-addresses are longer and start with X: not taken.
  xrp: matches(/^r[1-9A-HJ-NP-Za-km-z]{24,34}$/),
  stellar: matches(/^G[A-Z2-7]{55}$/),
  near,
  ton: anyOf(matches(/^[EU]Q[\w-]{46}$/), matches(/^-?\d:[0-9a-fA-F]{64}$/)),
  tron: checked58([0x41]),
  sui: matches(/^0x[0-9a-fA-F]{64}$/),
  aptos: hex32,
  starknet: hex32,
  cardano: segwit('addr'),
};
const EVM_CODES = new Set(['eth', 'base', 'arb', 'bsc', 'pol', 'op', 'avax', 'gnosis', 'monad']);

/** Whether a text can be an address on a chain. Chains without a rule take any text. */
export function isAddressOn(blockchain: string, text: string): boolean {
  if (EVM_CODES.has(blockchain)) return evm(text);
  return RULES[blockchain]?.(text) ?? text.length > 0;
}

/** Whether a text can be an account inside Intents: named, implicit, or EVM-like. */
export const isIntentsAccount = (text: string): boolean => near(text) || evm(text);

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const withVersion = (version: readonly number[], bytes: Uint8Array): string =>
  base58check.encode(Uint8Array.from([...version, ...bytes.slice(0, 20)]));
const bech = (prefix: string, bytes: Uint8Array): string =>
  bech32.encode(prefix, [0, ...bech32.toWords(bytes.slice(0, 20))]);

/** A well-formed address on a chain that does not run here, made from 32 bytes. */
export function makeAddress(blockchain: string, bytes: Uint8Array): string {
  switch (blockchain) {
    case 'btc':
      return bech('bc', bytes);
    case 'ltc':
      return bech('ltc', bytes);
    case 'doge':
      return withVersion([0x1e], bytes);
    case 'dash':
      return withVersion([0x4c], bytes);
    case 'zec':
      return withVersion([0x1c, 0xb8], bytes);
    case 'tron':
      return withVersion([0x41], bytes);
    case 'sol':
    case 'fogo':
      return base58.encode(bytes);
    case 'xrp':
      return createBase58xrp(bytes);
    case 'stellar':
      return strkey(bytes);
    case 'ton':
      return tonAddress(bytes);
    case 'sui':
    case 'aptos':
    case 'starknet':
      return `0x0${hex(bytes).slice(1)}`;
    case 'cardano':
      return bech32.encode(
        'addr',
        bech32.toWords(Uint8Array.from([0x61, ...bytes.slice(0, 28)])),
        200,
      );
    case 'near':
      return hex(bytes);
    default:
      return EVM_CODES.has(blockchain) ? `0x${hex(bytes).slice(0, 40)}` : hex(bytes);
  }
}

function createBase58xrp(bytes: Uint8Array): string {
  const body = Uint8Array.from([0, ...bytes.slice(0, 20)]);
  return base58xrp.encode(Uint8Array.from([...body, ...sha256(sha256(body)).slice(0, 4)]));
}

function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
    }
  }
  return crc;
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function strkey(bytes: Uint8Array): string {
  const body = Uint8Array.from([6 << 3, ...bytes]);
  const crc = crc16(body);
  const whole = [...body, crc & 0xff, crc >> 8];
  const bits = whole.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? [])
    .map((five) => BASE32.charAt(Number.parseInt(five, 2)))
    .join('');
}

function tonAddress(bytes: Uint8Array): string {
  const body = Uint8Array.from([0x51, 0, ...bytes]);
  const crc = crc16(body);
  return Buffer.from([...body, crc >> 8, crc & 0xff]).toString('base64url');
}
