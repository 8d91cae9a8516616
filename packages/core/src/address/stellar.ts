import { base32nopad } from '@scure/base';
import { ok } from '../result/result.ts';
import type { AddressCodec } from './address.ts';
import { refuse } from './address.ts';
import { attempt } from './attempt.ts';
import { crc16 } from './crc16.ts';

const ACCOUNT = 6 << 3;
const MUXED = 12 << 3;
const CONTRACT = 2 << 3;

/** Stellar accounts (G…) as SEP-23 strkeys. Muxed accounts (M…) carry a memo inside and are refused. */
export const stellarAddress: AddressCodec = (text) => {
  if (text.includes('*')) {
    return refuse('BAD_FORM', 'Federated names are not looked up here: ask for the address, G….');
  }
  if (!/^[A-Z2-7]{56}$|^M[A-Z2-7]{68}$/u.test(text)) {
    return refuse('BAD_FORM', 'A Stellar address has 56 capital letters and digits, from G on.');
  }
  const bytes = attempt(() => base32nopad.decode(text));
  const end = (bytes?.length ?? 0) - 2;
  if (bytes === undefined || end < 33 || base32nopad.encode(bytes) !== text) return wrong();
  // The strkey check is little-endian.
  const check = (bytes[end] ?? 0) | ((bytes[end + 1] ?? 0) << 8);
  if (crc16(bytes.subarray(0, end)) !== check) return wrong();
  const version = bytes[0];
  if (version === MUXED) {
    return refuse(
      'TAGGED',
      'This address (M…) carries a memo inside, which cannot be sent along. Use the account’s own address, G….',
    );
  }
  if (version === CONTRACT) {
    return refuse('NOT_PAYABLE', 'This is a contract, which cannot receive such a payment.');
  }
  if (version !== ACCOUNT) return refuse('BAD_FORM', 'This Stellar key is not an address.');
  return ok({ address: text, identity: text, kind: 'account', proof: 'checksum', notes: [] });
};

function wrong() {
  return refuse('BAD_CHECKSUM', 'A character of this Stellar address is wrong.');
}
