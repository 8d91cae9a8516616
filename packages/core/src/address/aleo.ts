import { bech32m } from '@scure/base';
import { ok } from '../result/result.ts';
import type { AddressCodec } from './address.ts';
import { refuse } from './address.ts';
import { attempt } from './attempt.ts';

/** Aleo addresses: 32 bytes in bech32m. Its test networks use the same form. */
export const aleoAddress: AddressCodec = (text) => {
  const address = text.toLowerCase();
  if (!address.startsWith('aleo1')) {
    return refuse('BAD_FORM', 'An Aleo address has 63 characters, from aleo1 on.');
  }
  const decoded = attempt(() => bech32m.decodeToBytes(text));
  if (decoded === undefined) {
    return refuse('BAD_CHECKSUM', 'A character of this Aleo address is wrong.');
  }
  if (decoded.bytes.every((byte) => byte === 0)) {
    return refuse('NOT_PAYABLE', 'Nobody holds the zero address: money sent there is lost.');
  }
  return decoded.bytes.length === 32
    ? ok({ address, identity: address, kind: 'account', proof: 'checksum', notes: [] })
    : refuse('BAD_FORM', 'This is not an Aleo address.');
};
