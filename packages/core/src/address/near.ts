import { ok } from '../result/result.ts';
import type { AddressCodec, AddressNote, DecodedAddress } from './address.ts';
import { NO_CHECKSUM, refuse } from './address.ts';
import { evmAddress } from './evm.ts';

const NAME_PART = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/u;
const NAMED: AddressNote = {
  code: 'NEAR_NAME',
  message: 'Whether an account of this name exists was not checked. Compare it letter by letter.',
};

/**
 * NEAR account ids (https://nomicon.io/DataStructures/Account): names, implicit accounts of 64
 * hexadecimal digits, Ethereum-like 0x accounts and deterministic 0s accounts.
 */
export const nearAddress: AddressCodec = (text) => {
  if (/^0x/iu.test(text)) {
    // The protocol knows these in small letters only; a checksum in the text is still honoured.
    const evm = evmAddress(text);
    return evm.ok ? ok({ ...evm.value, address: evm.value.identity, kind: 'ethereum-like' }) : evm;
  }
  if (/^0s[0-9a-f]{40}$/u.test(text)) return ok(found(text, 'deterministic', NO_CHECKSUM));
  if (/^[0-9a-f]{64}$/u.test(text)) {
    return /^0+$/u.test(text)
      ? refuse('NOT_PAYABLE', 'Nobody holds this account: money sent there is lost.')
      : ok(found(text, 'implicit', NO_CHECKSUM));
  }
  if (/^[0-9a-fA-F]{64}$/u.test(text) || /[A-Z]/u.test(text)) {
    return refuse('BAD_FORM', 'NEAR accounts are written in small letters.');
  }
  if (text.length < 2 || text.length > 64 || !text.split('.').every((p) => NAME_PART.test(p))) {
    return refuse('BAD_FORM', 'This is not a NEAR account name.');
  }
  if (/(?:^|\.)testnet$/u.test(text)) {
    return refuse('WRONG_NETWORK', 'This account is of the NEAR test network.');
  }
  if (text === 'system') return refuse('NOT_PAYABLE', 'The system account cannot be paid.');
  return ok(found(text, 'named', NAMED));
};

function found(text: string, kind: string, note: AddressNote): DecodedAddress {
  return { address: text, identity: text, kind, proof: 'form', notes: [note] };
}
