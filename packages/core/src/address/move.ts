import { ok } from '../result/result.ts';
import type { AddressCodec } from './address.ts';
import { NO_CHECKSUM, refuse } from './address.ts';

// Addresses below this hold the framework's own modules and objects.
const RESERVED = 16n;

/** Sui, Aptos and Movement: 32 bytes in hexadecimal, in full length, without a checksum. */
export const moveAddress: AddressCodec = (text) => {
  if (!/^0x[0-9a-fA-F]{64}$/u.test(text)) {
    return refuse('BAD_FORM', 'An address here is 0x followed by 64 hexadecimal digits.');
  }
  if (BigInt(text) < RESERVED) {
    return refuse('NOT_PAYABLE', 'This address belongs to the chain itself.');
  }
  const address = text.toLowerCase();
  return ok({ address, identity: address, kind: 'account', proof: 'form', notes: [NO_CHECKSUM] });
};
