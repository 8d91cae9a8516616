import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { base64, base64url } from '@scure/base';
import { ok } from '../result/result.ts';
import type { AddressCodec, AddressNote } from './address.ts';
import { NO_CHECKSUM, refuse } from './address.ts';
import { attempt } from './attempt.ts';
import { crc16 } from './crc16.ts';

const BOUNCEABLE = 0x11;
const NON_BOUNCEABLE = 0x51;
const TEST_ONLY = 0x80;

const BOUNCE: AddressNote = {
  code: 'BOUNCEABLE',
  message: 'This form is for contracts: coins sent to a wallet that was never used come back.',
};

/**
 * TON addresses: the friendly form of 48 characters (flags, workchain, account, CRC-16) in either
 * base64 alphabet, and the raw form `workchain:hex`. Test-only addresses are refused.
 */
export const tonAddress: AddressCodec = (text) => {
  const raw = /^(0|-1):([0-9a-fA-F]{64})$/u.exec(text);
  if (raw !== null) {
    const identity = text.toLowerCase();
    return isZero(hexToBytes(raw[2] ?? ''))
      ? burned()
      : ok({ address: identity, identity, kind: 'raw', proof: 'form', notes: [NO_CHECKSUM] });
  }
  if (!/^(?:[A-Za-z0-9_-]{48}|[A-Za-z0-9+/]{48})$/u.test(text)) {
    return refuse('BAD_FORM', 'A TON address has 48 characters, or the form 0: and 64 digits.');
  }
  const codec = /[+/]/u.test(text) ? base64 : base64url;
  const bytes = attempt(() => codec.decode(text));
  if (bytes?.length !== 36) return refuse('BAD_FORM', 'This is not a TON address.');
  const check = ((bytes[34] ?? 0) << 8) | (bytes[35] ?? 0);
  if (crc16(bytes.subarray(0, 34)) !== check) {
    return refuse('BAD_CHECKSUM', 'A character of this TON address is wrong.');
  }
  const tag = bytes[0] ?? 0;
  const flag = tag & ~TEST_ONLY;
  const workchain = bytes[1] === 0xff ? -1 : bytes[1];
  if ((flag !== BOUNCEABLE && flag !== NON_BOUNCEABLE) || (workchain !== 0 && workchain !== -1)) {
    return refuse('BAD_FORM', 'This TON address is of a kind not in use.');
  }
  if ((tag & TEST_ONLY) !== 0) {
    return refuse('WRONG_NETWORK', 'This address is for the TON test network only.');
  }
  const account = bytes.subarray(2, 34);
  if (isZero(account)) return burned();
  return ok({
    address: base64url.encode(bytes),
    identity: `${workchain}:${bytesToHex(account)}`,
    kind: flag === BOUNCEABLE ? 'bounceable' : 'non-bounceable',
    proof: 'checksum',
    notes: flag === BOUNCEABLE ? [BOUNCE] : [],
  });
};

function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}

function burned() {
  return refuse('NOT_PAYABLE', 'Nobody holds the zero address: money sent there is lost.');
}
