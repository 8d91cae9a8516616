import { base58 } from '@scure/base';
import { ok } from '../result/result.ts';
import type { AddressCodec } from './address.ts';
import { refuse } from './address.ts';
import { attempt } from './attempt.ts';

// An old address is CBOR: [24(h'payload'), crc32(payload)], the payload [root of 28 bytes, attributes,
// type]. Attribute 2 names a test network; on the main network it is left away.
const WRAPPER = [0x82, 0xd8, 0x18, 0x58];
const ROOT = [0x83, 0x58, 0x1c];
const CRC_TAG = 0x1a;
const NO_ATTRIBUTES = 0xa0;
const ONE_ATTRIBUTE = 0xa1;
const DERIVATION_PATH = 1;

/** Cardano addresses of the Byron era (Ae2…, DdzFF…), by their CRC-32. */
export const byronAddress: AddressCodec = (text) => {
  const bytes = attempt(() => base58.decode(text));
  const end = 5 + (bytes?.[4] ?? 0);
  const isWrapped =
    bytes !== undefined &&
    bytes.length === end + 5 &&
    bytes[end] === CRC_TAG &&
    WRAPPER.every((byte, i) => bytes[i] === byte);
  if (!isWrapped) return refuse('BAD_FORM', 'This is not a Cardano address.');
  const payload = bytes.subarray(5, end);
  if (crc32(payload) !== new DataView(bytes.buffer, bytes.byteOffset).getUint32(end + 1)) {
    return refuse('BAD_CHECKSUM', 'A character of this Cardano address is wrong.');
  }
  if (!ROOT.every((byte, i) => payload[i] === byte) || payload.length < 33) {
    return refuse('BAD_FORM', 'This is not a Cardano address.');
  }
  const [attributes, key] = [payload[31], payload[32]];
  const isMain =
    attributes === NO_ATTRIBUTES || (attributes === ONE_ATTRIBUTE && key === DERIVATION_PATH);
  if (!isMain) return refuse('WRONG_NETWORK', 'This address is of a Cardano test network.');
  return ok({ address: text, identity: text, kind: 'byron', proof: 'checksum', notes: [] });
};

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ ((crc & 1) === 0 ? 0 : 0xedb88320);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
