import * as Address from 'ox/Address';
import { ok } from '../result/result.ts';
import type { AddressCodec } from './address.ts';
import { NO_CHECKSUM, refuse } from './address.ts';

const FORM = /^0x[0-9a-fA-F]{40}$/u;

/**
 * EVM addresses. Mixed case is an EIP-55 checksum and must be right; all lower or all upper case
 * carries none and is accepted with a note. The result is always written with its checksum. EIP-55 lets
 * about one typing error in four thousand pass.
 */
export const evmAddress: AddressCodec = (text) => {
  if (!FORM.test(text)) {
    if (/^(?:0x)?[0-9a-fA-F]{64}$/u.test(text)) {
      return refuse(
        'SECRET_KEY',
        'That has 32 bytes: a transaction hash or a private key, not an address. Never share a private key.',
      );
    }
    return refuse('BAD_FORM', 'An address here is 0x followed by 40 hexadecimal digits.');
  }
  const digits = text.slice(2);
  const identity = `0x${digits.toLowerCase()}` as const;
  if (/^0+$/u.test(digits)) {
    return refuse('NOT_PAYABLE', 'Nobody holds the zero address: money sent there is lost.');
  }
  const address = Address.checksum(identity);
  const oneCase = digits === digits.toLowerCase() || digits === digits.toUpperCase();
  if (!oneCase && address !== text) {
    return refuse(
      'BAD_CHECKSUM',
      'The capital letters of this address do not fit the rest: a character is wrong.',
    );
  }
  return ok({
    address,
    identity,
    kind: 'account',
    proof: oneCase ? 'form' : 'checksum',
    notes: oneCase ? [NO_CHECKSUM] : [],
  });
};
